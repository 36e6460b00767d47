"""The tables behind `tests/sample.py`: five texts in the project's own words, and the facts that they state.

A key such as `b.held` is a sentence; each row names the sentences that state it.
"""

# ruff: noqa: E501

from __future__ import annotations

from kzgraph.model import Property

# Document → its publication, and its sentences by the key under which the tables below refer to them.
PUBLICATIONS: dict[str, dict[str, str]] = {
    "dialogue-astana": {"published": "2023-10-02", "publisher": "Trend News Agency"},
    "consultations-brussels": {"published": "2024-10-19", "publisher": "The Astana Times"},
    "interview-vassilenko": {
        "published": "2025-04-16",
        "publisher": "Diplomat Times",
        "url": "https://example.org/interview?a=1&b=2",
    },
    "ambassador-brussels": {"published": "2025-09-11", "publisher": "Ministry of Foreign Affairs of Kazakhstan"},
    "turchin-astana": {"publisher": "primeminister.kz"},
}
SENTENCES: dict[str, dict[str, str]] = {
    "dialogue-astana": {
        "d.held": "On 2 October 2023 Deputy Minister of Foreign Affairs of Kazakhstan Roman Vasilenko and Leo Docherty, "
        "Parliamentary Under-Secretary of State at the Foreign, Commonwealth and Development Office of the United "
        "Kingdom, chaired the seventh meeting of the Strategic Dialogue in Astana.",
        "d.planned": "Kazakhstan and the UK intend to sign an Agreement on Strategic Partnership and Cooperation,\n"
        "Vasilenko announced.",
        "d.before": "London was the host of the dialogue's previous meeting, in December 2022.",
        "d.next": "The eighth meeting is to follow in London in 2024.",
        "d.2022": "Trade between Kazakhstan and the UK in 2022 came to $1.8 billion: $1.5 billion of exports and "
        "$384.3 million of imports.",
        "d.2023": "From January to August 2023 it was $879 million, with exports of $559 million and imports of $320 million.",
    },
    "consultations-brussels": {
        "b.held": "Brussels was the venue on 18 October 2024 for round five of the political consultations, led by Roman "
        "Vassilenko, Deputy Minister of Foreign Affairs of Kazakhstan, and Jeroen Cooreman, Director-General for "
        "Bilateral Relations of the Ministry of Foreign Affairs of Belgium.",
        "b.eu": "Vassilenko described Belgium as a valued partner within the European Union (EU).",
        "b.2023": "The Kazakh foreign ministry puts trade with Belgium at $523.7 million for 2023 (exports $220.7 million, "
        "imports $303 million), after $514.9 million for 2022.",
        "b.2024": "For the first eight months of 2024 it counts $289 million: $114.3 million exported, $174.7 million imported.",
    },
    "interview-vassilenko": {
        "i.who": "Derya Soysal of Diplomat Times spoke in Astana with Roman Vassilenko, Deputy Minister of Foreign Affairs "
        "of Kazakhstan.",
        "i.michel": "In October 2022 President Kassym-Jomart Tokayev received Charles Michel, President of the European "
        "Council, in Astana.",
        "i.summit": "He recalled the inaugural EU–Central Asia Summit in Samarkand, at which Tokayev met European "
        "Commission President Ursula von der Leyen.",
        "i.visits": "EU Commissioners Kaja Kallas and Josef Síkela have recently visited Kazakhstan.",
        "i.epca": "The Enhanced Partnership and Cooperation Agreement (EPCA), signed by Kazakhstan and the European Union in "
        "December 2015, is in force.",
        "i.trade": "Trade of Kazakhstan with the EU grew to $50 billion in 2024.",
    },
    "ambassador-brussels": {
        "a.met": "Ambassador of Kazakhstan to Belgium Roman Vassilenko called on 11 September 2025 on Birgit Stevens, "
        "Director General for Bilateral Relations at the Belgian Federal Public Service for Foreign Affairs.",
        "a.address": "He spoke of the address that President Tokayev had given three days before.",
        "a.2025": "Kazakhstan's trade with Belgium was worth 299.2 million US dollars in January–July 2025.",
        "a.2024": "The year 2024 had ended with 456 million US dollars (exports 210 million, imports 246 million).",
        "a.fdi": "Belgian direct investment in Kazakhstan was 1.206 billion US dollars in 2024, and 13.95 billion from 2005 "
        "to 2024.",
    },
    "turchin-astana": {
        "t.met": "Olzhas Bektenov, Prime Minister of Kazakhstan, received Alexander Turchin, Prime Minister of Belarus, who "
        "is in Kazakhstan on an official visit.",
        "t.since": "Turchin has headed the government in Minsk since March 2025.",
        "t.leaders": "Both thanked President Kassym-Jomart Kemelevich Tokayev and President of Belarus Alexander Grigoryevich "
        "Lukashenko for their support.",
        "t.signing": "The two Prime Ministers then witnessed the signing of three documents.",
        "t.industry": "The Ministry of Industry and Construction of Kazakhstan and the Ministry of Industry of Belarus signed "
        "a roadmap on industrial cooperation for 2026–2028.",
        "t.cities": "The Akimat of Astana and the Minsk City Executive Committee signed a roadmap on trade and culture for "
        "2026–2028.",
        "t.regions": "The third document is a memorandum of cooperation between the Akimat of Almaty Region and the Vitebsk "
        "Regional Executive Committee.",
    },
}
DOCUMENT_OF = {key: name for name, sentences in SENTENCES.items() for key in sentences}

# Id after its prefix, name, further names, the sentences that name it; for the others the columns are alike.
COUNTRIES = [
    ("KZ", "Kazakhstan", ["Republic of Kazakhstan"], "d.held d.planned d.2022 b.held i.epca a.met a.fdi t.met"),
    ("BE", "Belgium", ["Kingdom of Belgium"], "b.held b.2023 a.met a.fdi"),
    ("GB", "United Kingdom", ["UK", "Britain", "Great Britain"], "d.held d.planned d.2022"),
    ("BY", "Belarus", ["Republic of Belarus"], "t.met t.leaders"),
]
ORGANISATIONS = [
    ("kz-ministry-of-foreign-affairs", "Ministry of Foreign Affairs of Kazakhstan",
     ["Kazakh Ministry of Foreign Affairs", "Kazakh foreign ministry", "MFA of Kazakhstan"], "ministry", "b.2023 b.held d.held i.who"),
    ("be-ministry-of-foreign-affairs", "Ministry of Foreign Affairs of Belgium",
     ["Belgian Federal Public Service for Foreign Affairs"], "ministry", "b.held a.met"),
    ("gb-foreign-commonwealth-and-development-office", "Foreign, Commonwealth and Development Office", ["FCDO"], "ministry", "d.held"),
    ("kz-ministry-of-industry-and-construction", "Ministry of Industry and Construction of Kazakhstan", [], "ministry", "t.industry"),
    ("by-ministry-of-industry", "Ministry of Industry of Belarus", [], "ministry", "t.industry"),
    ("kz-akimat-of-astana", "Akimat of Astana", [], "local_government", "t.cities"),
    ("by-minsk-city-executive-committee", "Minsk City Executive Committee", [], "local_government", "t.cities"),
    ("kz-akimat-of-almaty-region", "Akimat of Almaty Region", [], "local_government", "t.regions"),
    ("by-vitebsk-regional-executive-committee", "Vitebsk Regional Executive Committee", [], "local_government", "t.regions"),
    ("european-union", "European Union", ["EU"], "intergovernmental", "b.eu i.epca i.trade i.visits"),
    ("european-council", "European Council", [], "intergovernmental", "i.michel"),
    ("european-commission", "European Commission", [], "intergovernmental", "i.summit"),
    ("diplomat-times", "Diplomat Times", [], "media", "i.who"),
]  # fmt: skip
PEOPLE = [
    ("roman-vassilenko", "Roman Vassilenko", ["Roman Vasilenko"], "d.held d.planned b.held b.eu i.who a.met"),
    ("leo-docherty", "Leo Docherty", [], "d.held"),
    ("jeroen-cooreman", "Jeroen Cooreman", [], "b.held"),
    ("birgit-stevens", "Birgit Stevens", [], "a.met"),
    ("kassym-jomart-tokayev", "Kassym-Jomart Tokayev", ["Kassym-Jomart Kemelevich Tokayev"], "i.michel i.summit a.address t.leaders"),
    ("charles-michel", "Charles Michel", [], "i.michel"),
    ("ursula-von-der-leyen", "Ursula von der Leyen", [], "i.summit"),
    ("kaja-kallas", "Kaja Kallas", [], "i.visits"),
    ("josef-sikela", "Josef Síkela", [], "i.visits"),
    ("derya-soysal", "Derya Soysal", [], "i.who"),
    ("olzhas-bektenov", "Olzhas Bektenov", [], "t.met t.signing"),
    ("alexander-turchin", "Alexander Turchin", [], "t.met t.since t.signing"),
    ("alexander-lukashenko", "Alexander Lukashenko", ["Alexander Grigoryevich Lukashenko"], "t.leaders"),
]  # fmt: skip
POSTS = [
    ("kz-deputy-minister-of-foreign-affairs", "Deputy Minister of Foreign Affairs of Kazakhstan", "deputy minister",
     "organisation:kz-ministry-of-foreign-affairs", "d.held b.held i.who"),
    ("kz-ambassador-to-be", "Ambassador of Kazakhstan to Belgium", "ambassador", "country:KZ", "a.met"),
    ("be-director-general-for-bilateral-relations", "Director-General for Bilateral Relations of the Ministry of Foreign Affairs of Belgium",
     "director", "organisation:be-ministry-of-foreign-affairs", "b.held a.met"),
    ("gb-parliamentary-under-secretary-of-state", "Parliamentary Under-Secretary of State at the Foreign, Commonwealth and Development Office",
     "deputy minister", "organisation:gb-foreign-commonwealth-and-development-office", "d.held"),
    ("kz-president", "President of Kazakhstan", "head of state", "country:KZ", "i.michel a.address t.leaders"),
    ("kz-prime-minister", "Prime Minister of Kazakhstan", "head of government", "country:KZ", "t.met"),
    ("by-prime-minister", "Prime Minister of Belarus", "head of government", "country:BY", "t.met t.since"),
    ("by-president", "President of Belarus", "head of state", "country:BY", "t.leaders"),
    ("european-council-president", "President of the European Council", "president", "organisation:european-council", "i.michel"),
    ("european-commission-president", "President of the European Commission", "president", "organisation:european-commission", "i.summit"),
    ("eu-commissioner", "EU Commissioner", "commissioner", "organisation:european-union", "i.visits"),
]  # fmt: skip
# Person → post, sentences, properties; the first and the last attested day are made from all.
HELD: list[tuple[str, str, str, dict[str, Property]]] = [
    ("roman-vassilenko", "kz-deputy-minister-of-foreign-affairs", "d.held b.held i.who",
     {"attested": ["2023-10-02", "2024-10-18", "2025-04-16"]}),
    ("roman-vassilenko", "kz-ambassador-to-be", "a.met", {"attested": ["2025-09-11"]}),
    ("jeroen-cooreman", "be-director-general-for-bilateral-relations", "b.held",
     {"attested": ["2024-10-18"]}),
    ("birgit-stevens", "be-director-general-for-bilateral-relations", "a.met",
     {"attested": ["2025-09-11"]}),
    ("leo-docherty", "gb-parliamentary-under-secretary-of-state", "d.held",
     {"attested": ["2023-10-02"]}),
    ("kassym-jomart-tokayev", "kz-president", "i.michel a.address t.leaders",
     {"attested": ["2022-10", "2025-09-11"]}),
    ("charles-michel", "european-council-president", "i.michel", {"attested": ["2022-10"]}),
    ("ursula-von-der-leyen", "european-commission-president", "i.summit",
     {"attested": ["2025-04-16"]}),
    ("kaja-kallas", "eu-commissioner", "i.visits", {"attested": ["2025-04-16"]}),
    ("josef-sikela", "eu-commissioner", "i.visits", {"attested": ["2025-04-16"]}),
    ("olzhas-bektenov", "kz-prime-minister", "t.met", {}),
    ("alexander-turchin", "by-prime-minister", "t.met t.since", {"since": "2025-03"}),
    ("alexander-lukashenko", "by-president", "t.leaders", {}),
]  # fmt: skip
# Id, name, sentences, properties, and who took part: node, capacity, post (may be empty), on whose behalf.
DEPUTY = "Deputy Minister of Foreign Affairs of Kazakhstan"
MEETINGS: list[tuple[str, str, str, dict[str, Property], list[tuple[str, str, str, str]]]] = [
    ("2022-12-dialogue-gb-kz", "Strategic Dialogue of Kazakhstan and the United Kingdom, London, December 2022", "d.before",
     {"kind": "dialogue", "series": "Strategic Dialogue", "startDate": "2022-12", "place": "London", "status": "held"},
     [("country:KZ", "participant", "", "KZ"), ("country:GB", "participant", "", "GB")]),
    ("2023-10-02-dialogue-gb-kz", "Strategic Dialogue of Kazakhstan and the United Kingdom, round 7, Astana, 2 October 2023", "d.held",
     {"kind": "dialogue", "series": "Strategic Dialogue", "round": 7, "startDate": "2023-10-02", "place": "Astana", "status": "held"},
     [("country:KZ", "participant", "", "KZ"), ("country:GB", "participant", "", "GB"),
      ("person:roman-vassilenko", "chair", DEPUTY, "KZ"),
      ("person:leo-docherty", "chair", "Parliamentary Under-Secretary of State at the Foreign, Commonwealth and Development Office", "GB")]),
    ("2024-dialogue-gb-kz", "Strategic Dialogue of Kazakhstan and the United Kingdom, round 8, London, 2024", "d.next",
     {"kind": "dialogue", "series": "Strategic Dialogue", "round": 8, "startDate": "2024", "place": "London", "status": "planned"},
     [("country:KZ", "participant", "", "KZ"), ("country:GB", "participant", "", "GB")]),
    ("2024-10-18-consultations-be-kz", "Political consultations of Belgium and Kazakhstan, round 5, Brussels, 18 October 2024", "b.held",
     {"kind": "consultations", "series": "Political consultations", "round": 5, "startDate": "2024-10-18", "place": "Brussels",
      "status": "held"},
     [("country:KZ", "participant", "", "KZ"), ("country:BE", "participant", "", "BE"),
      ("person:roman-vassilenko", "participant", DEPUTY, "KZ"),
      ("person:jeroen-cooreman", "participant",
       "Director-General for Bilateral Relations of the Ministry of Foreign Affairs of Belgium", "BE")]),
    ("2022-10-meeting-eu-kz", "Meeting of Kassym-Jomart Tokayev and Charles Michel, Astana, October 2022", "i.michel",
     {"kind": "meeting", "startDate": "2022-10", "place": "Astana", "status": "held"},
     [("country:KZ", "participant", "", "KZ"),
      ("person:kassym-jomart-tokayev", "host", "President of Kazakhstan", "KZ"),
      ("person:charles-michel", "participant", "President of the European Council", "EU")]),
    ("summit-eu-central-asia-1", "EU–Central Asia Summit, round 1, Samarkand", "i.summit",
     {"kind": "summit", "series": "EU–Central Asia Summit", "round": 1, "place": "Samarkand", "status": "held"},
     [("country:KZ", "participant", "", "KZ"), ("organisation:european-union", "participant", "", "EU"),
      ("person:kassym-jomart-tokayev", "participant", "President of Kazakhstan", "KZ"),
      ("person:ursula-von-der-leyen", "participant", "President of the European Commission", "EU")]),
    ("visit-eu-kz", "Visits of Kaja Kallas and Josef Síkela to Kazakhstan", "i.visits",
     {"kind": "visit", "status": "held"},
     [("country:KZ", "host", "", "KZ"), ("organisation:european-union", "visitor", "", "EU"),
      ("person:kaja-kallas", "visitor", "EU Commissioner", "EU"), ("person:josef-sikela", "visitor", "EU Commissioner", "EU")]),
    ("2025-09-11-meeting-be-kz", "Meeting of Roman Vassilenko and Birgit Stevens, 11 September 2025", "a.met",
     {"kind": "meeting", "startDate": "2025-09-11", "status": "held"},
     [("country:KZ", "participant", "", "KZ"), ("country:BE", "participant", "", "BE"),
      ("person:roman-vassilenko", "participant", "Ambassador of Kazakhstan to Belgium", "KZ"),
      ("person:birgit-stevens", "participant",
       "Director-General for Bilateral Relations of the Ministry of Foreign Affairs of Belgium", "BE")]),
    ("meeting-by-kz-bektenov-turchin", "Meeting of Olzhas Bektenov and Alexander Turchin", "t.met",
     {"kind": "meeting", "status": "held"},
     [("country:KZ", "participant", "", "KZ"), ("country:BY", "participant", "", "BY"),
      ("person:olzhas-bektenov", "host", "Prime Minister of Kazakhstan", "KZ"),
      ("person:alexander-turchin", "participant", "Prime Minister of Belarus", "BY")]),
    ("visit-by-kz-turchin", "Official visit of Alexander Turchin to Kazakhstan", "t.met",
     {"kind": "visit", "status": "held"},
     [("country:KZ", "host", "", "KZ"), ("country:BY", "visitor", "", "BY"),
      ("person:alexander-turchin", "visitor", "Prime Minister of Belarus", "BY")]),
    ("signing-by-kz", "Signing of documents of Belarus and Kazakhstan", "t.signing",
     {"kind": "signing", "status": "held"},
     [("country:KZ", "participant", "", "KZ"), ("country:BY", "participant", "", "BY"),
      ("person:olzhas-bektenov", "witness", "Prime Minister of Kazakhstan", "KZ"),
      ("person:alexander-turchin", "witness", "Prime Minister of Belarus", "BY")]),
]  # fmt: skip
# PLOVER: an encounter held is CONSULT, one to come is AGREE, a signing is SUPPORT.
PLOVER = {"planned": "AGREE", "signing": "SUPPORT"}
FOLLOWS = [
    ("2023-10-02-dialogue-gb-kz", "2022-12-dialogue-gb-kz", "d.before", False),
    ("2024-dialogue-gb-kz", "2023-10-02-dialogue-gb-kz", "d.held d.next", True),
]
# Id, name, sentences, properties, parties, signatories. All of the release on Belarus were signed at one signing.
AGREEMENTS: list[tuple[str, str, str, dict[str, Property], list[str], list[str]]] = [
    ("agreement-on-strategic-partnership-and-cooperation-gb-kz", "Agreement on Strategic Partnership and Cooperation", "d.planned",
     {"kind": "agreement", "status": "planned"}, ["country:KZ", "country:GB"], []),
    ("enhanced-partnership-and-cooperation-agreement-eu-kz", "Enhanced Partnership and Cooperation Agreement", "i.epca",
     {"kind": "agreement", "status": "in_force", "signedOn": "2015-12", "aliases": ["EPCA"]},
     ["country:KZ", "organisation:european-union"], ["country:KZ", "organisation:european-union"]),
    ("roadmap-on-industrial-cooperation-by-kz", "Roadmap on industrial cooperation for 2026–2028", "t.industry",
     {"kind": "roadmap", "status": "signed", "validFrom": "2026", "validTo": "2028"},
     ["organisation:kz-ministry-of-industry-and-construction", "organisation:by-ministry-of-industry"],
     ["organisation:kz-ministry-of-industry-and-construction", "organisation:by-ministry-of-industry"]),
    ("roadmap-on-trade-and-culture-by-kz", "Roadmap on trade and culture for 2026–2028", "t.cities",
     {"kind": "roadmap", "status": "signed", "validFrom": "2026", "validTo": "2028"},
     ["organisation:kz-akimat-of-astana", "organisation:by-minsk-city-executive-committee"],
     ["organisation:kz-akimat-of-astana", "organisation:by-minsk-city-executive-committee"]),
    ("memorandum-of-cooperation-by-kz", "Memorandum of cooperation", "t.regions",
     {"kind": "memorandum", "status": "signed"},
     ["organisation:kz-akimat-of-almaty-region", "organisation:by-vitebsk-regional-executive-committee"], []),
]  # fmt: skip
# Indicator, value, period, partner, sentence, unit; all reported by Kazakhstan.
FIGURES: list[tuple[str, float, str, str, str, str]] = [
    ("trade_turnover", 1_800_000_000, "2022", "country:GB", "d.2022", "USD"),
    ("export", 1_500_000_000, "2022", "country:GB", "d.2022", "USD"),
    ("import", 384_300_000, "2022", "country:GB", "d.2022", "USD"),
    ("trade_turnover", 879_000_000, "2023-01/2023-08", "country:GB", "d.2023", "USD"),
    ("export", 559_000_000, "2023-01/2023-08", "country:GB", "d.2023", "USD"),
    ("import", 320_000_000, "2023-01/2023-08", "country:GB", "d.2023", "USD"),
    ("trade_turnover", 514_900_000, "2022", "country:BE", "b.2023", "USD"),
    ("trade_turnover", 523_700_000, "2023", "country:BE", "b.2023", "USD"),
    ("export", 220_700_000, "2023", "country:BE", "b.2023", "USD"),
    ("import", 303_000_000, "2023", "country:BE", "b.2023", "USD"),
    ("trade_turnover", 289_000_000, "2024-01/2024-08", "country:BE", "b.2024", "USD"),
    ("export", 114_300_000, "2024-01/2024-08", "country:BE", "b.2024", "USD"),
    ("import", 174_700_000, "2024-01/2024-08", "country:BE", "b.2024", "USD"),
    ("trade_turnover", 456_000_000, "2024", "country:BE", "a.2024", "USD"),
    ("export", 210_000_000, "2024", "country:BE", "a.2024", "USD"),
    ("import", 246_000_000, "2024", "country:BE", "a.2024", "USD"),
    ("trade_turnover", 299_200_000, "2025-01/2025-07", "country:BE", "a.2025", "USD"),
    ("fdi", 1_206_000_000, "2024", "country:BE", "a.fdi", "USD"),
    ("fdi", 13_950_000_000, "2005/2024", "country:BE", "a.fdi", "USD"),
    ("trade_turnover", 50_000_000_000, "2024", "organisation:european-union", "i.trade", "USD"),
]
