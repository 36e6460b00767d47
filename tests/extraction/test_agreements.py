"""Agreements are read from press texts of many manners: title, kind, status, date, parties, signatories."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, get_args

import pytest

from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.reader import extract
from kzgraph.model import Agreement, AgreementKind, AgreementStatus, Document
from tests.extraction.tables import columns, document, listed, parameters


def read(text: str, published: str = "2024-05-12", publisher: str | None = None) -> list[Agreement]:
    return list(extract(Document(id="t", text=text, published=published, publisher=publisher)).agreements)


@dataclass(frozen=True)
class Told:
    """What a text tells of one document; a field that is None is not looked at."""

    title: str
    kind: str
    status: str
    date: str | None = None
    parties: list[str] | None = None
    signatories: list[str] = field(default_factory=list)


def told(
    title: str, kind: str, status: str, date: str | None = None, parties: str | None = None, signatories: str = ""
) -> Told:
    return Told(
        title,
        kind,
        status,
        date,
        parties.split("; ") if parties is not None and parties else ([] if parties == "" else None),
        [s for s in signatories.split("; ") if s],
    )


CASES: dict[str, tuple[str, list[Told]]] = {
    "known by where and when it was signed": (
        "Foreign Minister of Chile Alberto van Klaveren and Foreign Minister of Ghana Shirley Botchwey met in Accra on"
        " 10 May 2024. They spoke of trade, which is based on the memorandum of understanding signed in Santiago in"
        " June 2012, and of the treaty signed in Rome in 1957.",
        [told("memorandum of understanding", "memorandum", "signed", "2012-06", "Chile; Ghana")],
    ),
    "an act of signing by the two": (
        "Foreign Minister of Chile Alberto van Klaveren and Foreign Minister of Ghana Shirley Botchwey met in Accra on"
        " 10 May 2024. The talks ended with the signing of Agreed Minutes by the two Ministers.",
        [
            told(
                "Agreed Minutes",
                "other",
                "signed",
                "2024-05-10",
                "Chile; Ghana",
                "Alberto van Klaveren; Shirley Botchwey",
            )
        ],
    ),
    "ratification that is only spoken of": (
        "The ministers of Chile and Ghana met in Accra on 10 May 2024. They discussed the ratification of the"
        " Extradition Treaty and welcomed the ratification of the Air Services Agreement.",
        [
            told("Extradition Treaty", "treaty", "signed", None, "Chile; Ghana"),
            told("Air Services Agreement", "agreement", "ratified", None, "Chile; Ghana"),
        ],
    ),
    "several of one side sign several documents": (
        "The following documents were signed in Accra on 10 May 2024:\n\n"
        "1. Agreement between Chile and Ghana on ports;\n\n2. Memorandum between Chile and Ghana on salt.\n\n"
        "The documents were signed by Minister of Ports of Chile Ana Soto and Minister of Trade of Chile Luis Vega for"
        " the Chilean side and by Minister of Trade of Ghana Kofi Boateng for the Ghanaian side.",
        [
            told("Agreement between Chile and Ghana on ports", "agreement", "signed", "2024-05-10", "Chile; Ghana"),
            told("Memorandum between Chile and Ghana on salt", "memorandum", "signed", "2024-05-10", "Chile; Ghana"),
        ],
    ),
    "a place before the partner, a capital and an unknown name for it": (
        "On 10 May 2024 the Asian Development Bank signed a loan agreement in Accra with the Government of Ghana. On 3"
        " March 2024 Togo signed a treaty with Bamako on water. On 4 March 2024 Chad signed a memorandum of"
        " understanding with Puntara on salt.",
        [
            told(
                "loan agreement",
                "agreement",
                "signed",
                "2024-05-10",
                "Asian Development Bank; Government of Ghana",
                "Asian Development Bank",
            ),
            told("treaty", "treaty", "signed", "2024-03-03", "Togo; Mali"),
            told("memorandum of understanding", "memorandum", "signed", "2024-03-04", "Chad; Puntara"),
        ],
    ),
    "a declaration builds on a treaty that others signed": (
        "Foreign Minister of Chile Alberto van Klaveren and Foreign Minister of Ghana Shirley Botchwey signed a joint"
        " declaration on ports on 10 May 2024. The declaration builds on the treaty on trade, which was signed in 2017"
        " by Ministers Ana Soto and Hanna Tetteh.",
        [
            told(
                "joint declaration on ports",
                "declaration",
                "signed",
                "2024-05-10",
                "Chile; Ghana",
                "Alberto van Klaveren; Shirley Botchwey",
            ),
            told("treaty on trade", "treaty", "signed", "2017", "Chile; Ghana", "Ana Soto; Hanna Tetteh"),
        ],
    ),
    "a memorandum is based on an agreement that was concluded before": (
        "Chile and Ghana signed a memorandum on ports in Accra on 10 May 2024. The memorandum is based on the agreement"
        " on trade, which was concluded in 1999.",
        [
            told("memorandum on ports", "memorandum", "signed", "2024-05-10", "Chile; Ghana"),
            told("agreement on trade", "agreement", "signed", "1999", "Chile; Ghana"),
        ],
    ),
    "notes of ratification of what was signed before": (
        "Chile and Ghana exchanged notes of ratification of the extradition treaty, signed in Accra on 14 March 2023.",
        [told("extradition treaty", "treaty", "ratified", "2023-03-14", "Chile; Ghana")],
    ),
    "ratified on a day, signed by two in another month": (
        "The Chilean Senate on 10 May 2024 ratified the protocol on ports with Ghana, which was signed by Alberto van"
        " Klaveren and Shirley Botchwey in Accra in December 2023.",
        [
            told(
                "protocol on ports with Ghana",
                "protocol",
                "ratified",
                "2023-12",
                "Chile; Ghana",
                "Alberto van Klaveren; Shirley Botchwey",
            )
        ],
    ),
    "an agreement of which it is said that there are no talks on it": (
        "Minister of Trade of Chile Luis Vega said on 10 May 2024 that an agreement with Ghana on ports was not under"
        " negotiation and that a trade agreement with Togo was no longer being negotiated.",
        [
            told("agreement with Ghana on ports", "agreement", "mentioned", None, "Chile; Ghana"),
            told("trade agreement with Togo", "agreement", "mentioned", None, "Chile; Togo"),
        ],
    ),
    "another such agreement": (
        "Chile and Ghana signed an agreement on salt in Accra on 10 May 2024. It is the fourth such agreement, after"
        " that with Togo, which was signed on 2 March 2023.",
        [told("agreement on salt", "agreement", "signed", "2024-05-10", "Chile; Ghana")],
    ),
    "a document that does something by itself": (
        "Foreign Minister of Chile Alberto van Klaveren and Foreign Minister of Ghana Shirley Botchwey met in Accra on"
        " 10 May 2024. They signed an agreement abolishing visas and a memorandum setting up a joint chamber of"
        " commerce.",
        [
            told(
                "agreement abolishing visas",
                "agreement",
                "signed",
                "2024-05-10",
                "Chile; Ghana",
                "Alberto van Klaveren; Shirley Botchwey",
            ),
            told(
                "memorandum setting up a joint chamber of commerce",
                "memorandum",
                "signed",
                "2024-05-10",
                "Chile; Ghana",
                "Alberto van Klaveren; Shirley Botchwey",
            ),
        ],
    ),
    "a partnership under negotiation, a roadmap to come, an agreement that both know": (
        "Foreign Minister of Chile Alberto van Klaveren and Foreign Minister of Ghana Shirley Botchwey met in Accra on"
        " 10 May 2024. They agreed to launch negotiations on a Clean Mining Partnership and to draw up a roadmap for"
        " trade in copper. They took stock of the agreement on the exchange of students.",
        [
            told("Clean Mining Partnership", "agreement", "planned", None, "Chile; Ghana"),
            told("roadmap for trade in copper", "roadmap", "planned", None, "Chile; Ghana"),
            told("agreement on the exchange of students", "agreement", "mentioned", None, "Chile; Ghana"),
        ],
    ),
    "two deeds with a day each": (
        "Foreign Minister of Chile Alberto van Klaveren and Foreign Minister of Ghana Shirley Botchwey met in Accra on"
        " 10 May 2024. They noted the entry into force of the Extradition Treaty last year and the signing of the"
        " Acquisition and Cross-Servicing Agreement in Santiago on 15 January.",
        [
            told("Extradition Treaty", "treaty", "in_force", "2023"),
            told("Acquisition and Cross-Servicing Agreement", "agreement", "signed", "2024-01-15", "Chile; Ghana"),
        ],
    ),
    "a declaration is announced, a plan of one state is its own": (
        "Foreign Minister of Chile Alberto van Klaveren and Foreign Minister of Ghana Shirley Botchwey met in Accra on"
        " 10 May 2024. They spoke of the Kumasi Declaration, which the two presidents announced in April 2023. Ghana"
        " has adopted its Action Plan 2023-2026 on gender.",
        [told("Kumasi Declaration", "declaration", "signed", "2023-04", "Chile; Ghana")],
    ),
    "documents told apart by on and on": (
        "Foreign Minister of Chile Alberto van Klaveren and Foreign Minister of Ghana Shirley Botchwey met in Accra on"
        " 10 May 2024. Agreements on fisheries and on sport were signed.",
        [
            told("Agreement on fisheries", "agreement", "signed", "2024-05-10", "Chile; Ghana"),
            told("Agreement on sport", "agreement", "signed", "2024-05-10", "Chile; Ghana"),
        ],
    ),
    "leaders of a part of the world": (
        "President of Latvia Edgars Rinkēvičs met President of Iceland Guðni Jóhannesson. A joint statement was"
        " adopted "
        "at the meeting of the heads of state of the region.",
        [told("joint statement", "statement", "signed", parties="")],
    ),
    "treaties of many": (
        "The ministers of Chile and Ghana spoke of the INF Treaty and of the Istanbul Convention.",
        [told("INF Treaty", "treaty", "mentioned", parties=""), told("Istanbul Convention", "treaty", "mentioned")],
    ),
    "a list of what was signed at a meeting of three": (
        "A meeting of the Council of Foreign Ministers was held in Samarkand on 4 May 2024. It was "
        "attended by Minister of Foreign Affairs of Azerbaijan Jeyhun Bayramov, Minister of Foreign "
        "Affairs of Belarus Sergei Aleinik and Minister of Foreign Affairs of Kazakhstan Murat Nurtleu.\n"
        "\n"
        "The ministers exchanged views on topical problems. In particular, the following were signed:\n"
        "\n"
        "- Action Plan for military cooperation until 2027;\n"
        "\n"
        "- Statement on promoting languages.",
        [
            told(
                "Action Plan for military cooperation until 2027",
                "plan",
                "signed",
                "2024-05-04",
                "Azerbaijan; Belarus; Kazakhstan",
            ),
            told(
                "Statement on promoting languages",
                "statement",
                "signed",
                "2024-05-04",
                "Azerbaijan; Belarus; Kazakhstan",
            ),
        ],
    ),
    "what came of a meeting of four": (
        "The foreign ministers of Chile, Peru, Ghana and Togo met in Lima on 10 May 2024. Following the meeting, a"
        " Joint "
        "Statement on Haiti was adopted.",
        [told("Joint Statement on Haiti", "statement", "signed", "2024-05-10", "Chile; Peru; Ghana; Togo")],
    ),
    "companies that nobody knows, with their countries": (
        "A memorandum of understanding and a supply contract until 2032 were signed in Amman on 4"
        " May 2024 by the Jordan Phosphate Mines Company and India's Iffcotel. Abu Dhabi's Masdar"
        " and Egypt's Infinity signed an agreement on wind farms in Cairo on 3 May 2024.",
        [
            told(
                "memorandum of understanding",
                "memorandum",
                "signed",
                "2024-05-04",
                "Jordan Phosphate Mines Company; Iffcotel",
                "Jordan Phosphate Mines Company; Iffcotel",
            ),
            told(
                "supply contract",
                "contract",
                "signed",
                "2024-05-04",
                "Jordan Phosphate Mines Company; Iffcotel",
                "Jordan Phosphate Mines Company; Iffcotel",
            ),
            told(
                "agreement on wind farms", "agreement", "signed", "2024-05-03", "Masdar; Infinity", "Masdar; Infinity"
            ),
        ],
    ),
    "heads of universities and chambers sign for these": (
        "Rector of the University of Oslo Svein Stølen and Rector of Al-Farabi Kazakh National "
        "University Zhanseit Tuimebayev signed a memorandum of cooperation in Oslo on 4 May 2024.",
        [
            told(
                "memorandum of cooperation",
                "memorandum",
                "signed",
                "2024-05-04",
                "University of Oslo; Al-Farabi Kazakh National University",
                "Svein Stølen; Zhanseit Tuimebayev",
            ),
        ],
    ),
    "heads of a chamber and an academy, whose names have their countries": (
        "Chairman of the Chamber of Commerce of Ghana Kofi Boateng and Director of the Academy of"
        " Sciences of Chile Ana Ruiz signed a memorandum of cooperation in Accra on 4 May 2024.",
        [
            told(
                "memorandum of cooperation",
                "memorandum",
                "signed",
                "2024-05-04",
                "Chamber of Commerce of Ghana; Academy of Sciences of Chile",
                "Kofi Boateng; Ana Ruiz",
            ),
        ],
    ),
    "companies with their owners": (
        "Norway's Equinor and Algeria's state oil company Sonatrach signed a memorandum on gas.",
        [told("memorandum on gas", "memorandum", "signed", None, "Equinor; Sonatrach", "Equinor; Sonatrach")],
    ),
    "two sign with a third": (
        "Norway and Ghana signed an agreement with Togo on salt.",
        [told("agreement with Togo on salt", "agreement", "signed", None, "Norway; Ghana; Togo")],
    ),
    "a name behind its noun, a place within": (
        "Chile and Ghana signed an agreement known as the Accra Accord. They also signed a memorandum in Lima on salt.",
        [told("Accra Accord", "agreement", "signed"), told("memorandum in Lima on salt", "memorandum", "signed")],
    ),
    "when it was signed": (
        "The Prime Minister of Georgia visited Latvia in March 2022, when the Declaration on Partnership was"
        " signed. The "
        "Treaty on Salt between Georgia and Latvia is valid until 2030.",
        [
            told("Declaration on Partnership", "declaration", "signed", "2022-03"),
            told("Treaty on Salt between Georgia and Latvia", "treaty", "in_force"),
        ],
    ),
    "the ministers spoke of something and signed": (
        "Foreign Minister of Chile Alberto van Klaveren and Foreign Minister of Ghana Shirley "
        "Botchwey met in Accra on 7 May 2024. The two ministers praised trade, which has doubled,"
        " agreed to open an office, and signed a memorandum on salt and a plan of work for "
        "2024-2026.",
        [
            told(
                "memorandum on salt",
                "memorandum",
                "signed",
                "2024-05-07",
                "Chile; Ghana",
                "Alberto van Klaveren; Shirley Botchwey",
            ),
            told(
                "plan of work for 2024-2026",
                "plan",
                "signed",
                "2024-05-07",
                "Chile; Ghana",
                "Alberto van Klaveren; Shirley Botchwey",
            ),
        ],
    ),
    "those who met and signed": (
        "Foreign Minister of Latvia Baiba Braže and her Georgian counterpart Maka Botchorishvili met in Riga on 3 May, "
        "signing a protocol on salt.",
        [told("protocol on salt", "protocol", "signed", "2024-05-03", None, "Baiba Braže; Maka Botchorishvili")],
    ),
    "a list of outcomes under its heading": (
        "# List of Outcomes: State Visit of the President of Kenya to India (September 10-12, 2023)\n\n**S. No. |"
        " Title**"
        "\n\n1. MoU on Cooperation in Salt\n\n2. Cultural Exchange Programme for the years 2023-2027",
        [
            told("MoU on Cooperation in Salt", "memorandum", "signed", "2023-09-10", "India; Kenya"),
            told("Cultural Exchange Programme for the years 2023-2027", "plan", "signed", "2023-09-10"),
        ],
    ),
    "nearly signed, before the signing": (
        "Chile and Peru are close to signing a defence pact. They agreed to sign a free trade deal next year. Ahead of "
        "the signing of the agreement on rivers, the ministers held talks.",
        [
            told("defence pact", "agreement", "planned", None, "Chile; Peru"),
            told("free trade deal", "agreement", "planned", "2025"),
            told("agreement on rivers", "agreement", "planned"),
        ],
    ),
    "a law on a ratification": (
        "The Law on Ratification of the Agreement on Readmission between Latvia and Georgia was signed by President "
        "Edgars Rinkēvičs.",
        [told("Agreement on Readmission between Latvia and Georgia", "agreement", "ratified", None, "Latvia; Georgia")],
    ),
    "a body that speaks of itself": (
        "Equinor said on Friday it had signed a memorandum of understanding on wind with Sonatrach.",
        [
            told(
                "memorandum of understanding on wind with Sonatrach",
                "memorandum",
                "signed",
                "2024-05-10",
                "Equinor; Sonatrach",
                "Equinor",
            )
        ],
    ),
    "as well as": (
        "At the end of the meeting, Minister Ana Lima of Chile and Minister Luis Paz of Peru signed a Memorandum of "
        "Understanding on Rivers, as well as a Protocol on Salt and an Agreement on Film Co-production.",
        [
            told("Memorandum of Understanding on Rivers", "memorandum", "signed", None, None, "Ana Lima; Luis Paz"),
            told("Protocol on Salt", "protocol", "signed", None, None, "Ana Lima; Luis Paz"),
            told("Agreement on Film Co-production", "agreement", "signed", None, None, "Ana Lima; Luis Paz"),
        ],
    ),
    "what is only wished": (
        "The ministers of Chile and Ghana expressed interest in concluding an agreement on ports. They discussed the "
        "signing of a memorandum on salt. The programme of the visit includes the signing of a treaty on extradition. "
        "Work is under way on a protocol on rice between Chile and Ghana.",
        [
            told("agreement on ports", "agreement", "planned"),
            told("memorandum on salt", "memorandum", "planned"),
            told("treaty on extradition", "treaty", "planned"),
            told("protocol on rice between Chile and Ghana", "protocol", "negotiated"),
        ],
    ),
    "a subject behind the title": (
        "After signing the agreement on visas, Chile and Ghana opened embassies.",
        [told("agreement on visas", "agreement", "signed", parties="Chile; Ghana")],
    ),
    "what is no document": (
        "Chile and Ghana praised the declaration of 2026 as the Year of Tea. A fair agreement between two countries "
        "takes time. Talks went on, including those within the framework of the Southern Partnership. The ministers "
        "spoke of the new EU Strategy for Africa, adopted in 2019, and of cooperation.",
        [],
    ),
    "a communiqué of one ministry": (
        "Peru and Chile met on 3 May 2024.\n\nCommuniqué issued by the Ministry of Foreign Affairs of Peru",
        [],
    ),
    "what founded an organisation": (
        "Minister Baiba Braže of Latvia met Minister Maka Botchorishvili of Georgia. The Council of Northern Ports was "
        "established by the Liepaja Agreement signed on 3 October 2009.",
        [told("Liepaja Agreement", "agreement", "signed", "2009-10-03", parties="")],
    ),
    "the years of a plan": (
        "Chile and Ghana signed the Action Plan 2024-2026 and the Roadmap for Cooperation 2025–2027.",
        [
            told("Action Plan 2024-2026", "plan", "signed"),
            told("Roadmap for Cooperation 2025–2027", "roadmap", "signed"),
        ],
    ),
    "years in brackets, years of an older one": (
        "The legal basis between Chile and Ghana are the Agreement on Investments (1994) and the Convention on Double "
        "Taxation (signed in 1997). The 1961 agreement on technical assistance laid its foundation. Chile and Ghana "
        "are bound by the Treaty of Friendship of 2008.",
        [
            told("Agreement on Investments", "agreement", "mentioned", "1994"),
            told("Convention on Double Taxation", "treaty", "mentioned", "1997"),
            told("agreement on technical assistance", "agreement", "mentioned", "1961"),
            told("Treaty of Friendship", "treaty", "in_force", "2008"),
        ],
    ),
    "a statement to come, one they adopted": (
        "The leaders of Chile, Ghana and Togo will issue a joint statement on mining on Monday. The partnership of "
        "Peru and Chad was set out in the joint declaration they signed today.",
        [
            told("joint statement on mining", "statement", "planned", "2024-05-13"),
            told("joint declaration", "declaration", "signed", "2024-05-12"),
        ],
    ),
    "several that are named by their subjects": (
        "Chile and Ghana signed nine memorandums of understanding (MOUs), including those on mining, science and "
        "technology, fish and the exchange of students.",
        [
            told("memorandum of understanding on mining", "memorandum", "signed", parties="Chile; Ghana"),
            told("memorandum of understanding on science and technology", "memorandum", "signed"),
            told("memorandum of understanding on fish", "memorandum", "signed"),
            told("memorandum of understanding on the exchange of students", "memorandum", "signed"),
        ],
    ),
    "on the opening of a school": (
        "Chile and Ghana signed a memorandum on the opening of a school and an agreement on creating a fund.",
        [
            told("memorandum on the opening of a school", "memorandum", "signed"),
            told("agreement on creating a fund", "agreement", "signed"),
        ],
    ),
    "talks of the leaders, and of a minister since": (
        "President of Ghana Nana Akufo-Addo held talks with President of Chile Gabriel Boric in Accra on 6 May 2024.\n"
        "\n"
        "Foreign Minister of Ghana Shirley Botchwey had met Foreign Minister of Chile Alberto van Klaveren on 5 May"
        " 2024. The commission of the two countries last met in Santiago on 29 June 2022.\n"
        "\n"
        "The leaders adopted a Declaration on Partnership. In addition, the following documents were signed in their"
        " presence:\n"
        "\n"
        "- Agreement on salt;\n"
        "\n"
        "- Protocol on ports.",
        [
            told("Declaration on Partnership", "declaration", "signed", "2024-05-06", "Ghana; Chile"),
            told("Agreement on salt", "agreement", "signed", "2024-05-06", "Ghana; Chile"),
            told("Protocol on ports", "protocol", "signed", "2024-05-06", "Ghana; Chile"),
        ],
    ),
    "talks told far before": (
        "On 10 May 2024 President of Latvia Edgars Rinkēvičs received President of Iceland Guðni Jóhannesson in Riga."
        "\n\nThey spoke of fish.\n\nThey spoke of salt.\n\nThey spoke of tea.\n\nIn their presence, the following"
        " documents "
        "were signed:\n- Agreement on Fish;\n- Protocol on Salt;\n- Plan of Cooperation on Tea.\n\nThe Presidents"
        " also signed "
        "the Joint Statement on Rice.\n\nFollowing the talks, a memorandum on air was signed.",
        [
            told("Agreement on Fish", "agreement", "signed", "2024-05-10"),
            told("Protocol on Salt", "protocol", "signed", "2024-05-10"),
            told("Plan of Cooperation on Tea", "plan", "signed", "2024-05-10"),
            told(
                "Joint Statement on Rice",
                "statement",
                "signed",
                "2024-05-10",
                signatories="Edgars Rinkēvičs; Guðni Jóhannesson",
            ),
            told("memorandum on air", "memorandum", "signed", "2024-05-10"),
        ],
    ),
    "a list and who signed it": (
        "On 10 May 2024 the Minister of Foreign Affairs of Latvia Baiba Braže and the Minister of Foreign Affairs of "
        "Georgia Maka Botchorishvili met in Riga. As a result of the talks the following documents were signed:\n\n"
        "- Agreement on Fish;\n- Protocol on Salt.\n\nThe documents were signed by the two foreign ministers.",
        [
            told("Agreement on Fish", "agreement", "signed", "2024-05-10", None, "Baiba Braže; Maka Botchorishvili"),
            told("Protocol on Salt", "protocol", "signed", "2024-05-10", None, "Baiba Braže; Maka Botchorishvili"),
        ],
    ),
    "who signed for whom": (
        "Norway and Ghana signed a memorandum on ports. Minister Espen Barth Eide signed on behalf of Norway, while "
        "Minister Shirley Ayorkor Botchwey signed on behalf of Ghana.",
        [told("memorandum on ports", "memorandum", "signed", None, None, "Espen Barth Eide; Shirley Ayorkor Botchwey")],
    ),
    "short titles of those who were named before": (
        "Foreign Minister of Norway Espen Barth Eide received Foreign Minister of Ghana Shirley Ayorkor Botchwey in"
        " Oslo."
        "\n\nMinister Eide and Foreign Minister Botchwey signed a memorandum on ports.",
        [told("memorandum on ports", "memorandum", "signed", None, None, "Espen Barth Eide; Shirley Ayorkor Botchwey")],
    ),
    "a body nowhere known beside a known one": (
        "A memorandum was signed between the Port of Molde and the Ghana Ports and Harbours Authority.",
        [told("memorandum", "memorandum", "signed", None, "Port of Molde; Ghana Ports and Harbours Authority")],
    ),
    "a session that is to culminate in a signing": (
        "The Joint Commission of Ghana and Togo will meet in Accra on 3 June 2024. The session is"
        " expected to culminate in the signing of a Memorandum of Understanding on Mining and a "
        "Joint Communiqué.",
        [
            told("Memorandum of Understanding on Mining", "memorandum", "planned", "2024-06-03", "Ghana; Togo"),
            told("Joint Communiqué", "statement", "planned", "2024-06-03", "Ghana; Togo"),
        ],
    ),
    "a signing at the encounter to come": (
        "Prime Minister of Latvia Evika Siliņa will visit Chile on 20-23 May 2024. During the visit, a memorandum on "
        "mining is expected to be signed.",
        [told("memorandum on mining", "memorandum", "planned", "2024-05")],
    ),
    "numbered in one sentence": (
        "Two documents were signed between Chile and Ghana: 1) Agreement on fish; 2) Memorandum on ports.",
        [told("Agreement on fish", "agreement", "signed"), told("Memorandum on ports", "memorandum", "signed")],
    ),
    "with three states": (
        "Norway signed an agreement on fish with Ghana, Togo and Benin.",
        [
            told(
                "agreement on fish with Ghana, Togo and Benin",
                "agreement",
                "signed",
                parties="Norway; Ghana; Togo; Benin",
            )
        ],
    ),
    "signed between, behind a comma": (
        "The minister recalled the Agreement on Ports, signed between Chile and Ghana in Accra in 2019.",
        [told("Agreement on Ports", "agreement", "signed", "2019", parties="Chile; Ghana")],
    ),
    "signed by those who hold the posts": (
        "The ministers discussed the statement on rivers and the trilateral declaration signed on 3 May 2021 by the "
        "President of Malawi, the Prime Minister of Lesotho and the King of Eswatini.",
        [told("trilateral declaration", "declaration", "signed", "2021-05-03", parties="Malawi; Lesotho; Eswatini")],
    ),
    "two presidents by their states": (
        "President of Latvia Edgars Rinkēvičs received President of Iceland Guðni Jóhannesson in Riga. To recall, the "
        "Presidents of Latvia and Iceland signed a joint statement in Reykjavik on 9 October 2023.",
        [
            told(
                "joint statement",
                "statement",
                "signed",
                "2023-10-09",
                parties="Latvia; Iceland",
                signatories="Edgars Rinkēvičs; Guðni Jóhannesson",
            )
        ],
    ),
    "presidents of long ago": (
        "President of Latvia Edgars Rinkēvičs received President of Iceland Guðni Jóhannesson in Riga. In 2009, the "
        "Presidents of Latvia and Iceland signed a joint statement in Reykjavik.",
        [told("joint statement", "statement", "signed", "2009", parties="Latvia; Iceland")],
    ),
    "bodies in quotation marks": (
        'A memorandum of cooperation was concluded between OJSC "Polesie Glass" and the company "Nordvind".',
        [
            told(
                "memorandum of cooperation",
                "memorandum",
                "signed",
                parties='OJSC "Polesie Glass"; company "Nordvind"',
            )
        ],
    ),
    "drafts": (
        "The sides of Oman and Malta agreed to speed up the coordination of the draft Agreement on Air Services. An "
        "early conclusion of the draft Treaty on Extradition was discussed. They agreed to work out a draft memorandum "
        "on fisheries.",
        [
            told("Agreement on Air Services", "agreement", "negotiated", parties="Oman; Malta"),
            told("Treaty on Extradition", "treaty", "negotiated"),
            told("memorandum on fisheries", "memorandum", "planned"),
        ],
    ),
    "a list below a numbered paragraph": (
        "2. The ministers of Togo and Chad met in Lomé on 3 May 2024.\n\n3. They discussed ports. At the end, the "
        "following instruments were signed:\n\n(a) Memorandum of Understanding on Ports;\n(b) Agreement on Salt.\n\n"
        "4. The ministers signed the instruments on salt first.",
        [
            told("Memorandum of Understanding on Ports", "memorandum", "signed", "2024-05-03"),
            told("Agreement on Salt", "agreement", "signed", "2024-05-03"),
        ],
    ),
    "views that are exchanged": (
        "The ministers of Georgia and Moldova reviewed the Joint Action Plan (2021-2025) and exchanged views on the"
        " Free Trade Agreement, launched in May 2023.",
        [
            told("Joint Action Plan (2021-2025)", "plan", "mentioned"),
            told("Free Trade Agreement", "agreement", "mentioned"),
        ],
    ),
    "a convention of two, a treaty acceded to": (
        "The ambassador of the Netherlands told Kazakh journalists that the bilateral convention on avoidance of double"
        " taxation of 1996 is being revised. Canada acceded to the Treaty of Amity and Cooperation in Southeast Asia in"
        " 2010.",
        [
            told(
                "convention on avoidance of double taxation",
                "treaty",
                "mentioned",
                "1996",
                parties="Netherlands; Kazakhstan",
            ),
            told("Treaty of Amity and Cooperation in Southeast Asia", "treaty", "in_force", "2010", parties="Canada"),
        ],
    ),
    "a statement that is adopted": (
        "The foreign ministers of the five countries met in Tashkent on 5 May 2024 and adopted a Statement on Ports.",
        [told("Statement on Ports", "statement", "signed", "2024-05-05", parties="")],
    ),
    "a statement of one": ("The Foreign Ministry issued a Statement on Ports.", []),
    "heads of a fund and of a company": (
        "IFC Managing Director Makhtar Diop and KazMunayGas CEO Askhat Khassenov signed a cooperation agreement.",
        [
            told(
                "cooperation agreement",
                "agreement",
                "signed",
                parties="IFC; KazMunayGas",
                signatories="Makhtar Diop; Askhat Khassenov",
            )
        ],
    ),
    "at an encounter to come": (
        "Foreign Minister of Moldova Mihai Popsoi will visit Bucharest on 12 December 2024 at the invitation of Foreign"
        " Minister Luminita Odobescu. During the visit, an Agreement on Cultural Cooperation is to be signed.",
        [told("Agreement on Cultural Cooperation", "agreement", "planned", "2024-12-12", parties="Moldova; Romania")],
    ),
    "signed by whom and when, and in force": (
        "The Agreement on Visa Exemption, signed by the foreign ministers of Kazakhstan and Oman in Muscat in May 2023,"
        " entered into force on 1 November 2023.",
        [told("Agreement on Visa Exemption", "agreement", "in_force", "2023-05", parties="Kazakhstan; Oman")],
    ),
    "a framework arrangement": (
        "Prime Minister Bektenov received EBRD President Odile Renaud-Basso. They signed an Enhanced Partnership"
        " Framework Arrangement for 2024-2026.",
        [
            told(
                "Enhanced Partnership Framework Arrangement for 2024-2026",
                "agreement",
                "signed",
                parties="Kazakhstan; EBRD",
                signatories="Bektenov; Odile Renaud-Basso",
            )
        ],
    ),
    "on which rounds have been held": (
        "Minister Nurtleu hoped that the Kazakhstan-Ecuador Economic Agreement, on which five rounds of negotiations"
        " have been held since 2016, would be concluded at an early date.",
        [told("Kazakhstan-Ecuador Economic Agreement", "agreement", "negotiated", parties="Kazakhstan; Ecuador")],
    ),
    "two sides within a title": (
        "The Meeting in Singapore reviewed the Plan of Action to Implement the Joint Declaration on the ASEAN-Canada"
        " Partnership (2016-2020) and welcomed the exploratory discussions on a possible ASEAN-Canada Free Trade"
        " Agreement.",
        [
            told(
                "Plan of Action to Implement the Joint Declaration on the ASEAN-Canada Partnership (2016-2020)",
                "plan",
                "mentioned",
                parties="ASEAN; Canada",
            ),
            told("ASEAN-Canada Free Trade Agreement", "agreement", "planned", parties="ASEAN; Canada"),
        ],
    ),
    "a number of agreements in a headline": ("# Kuwait Fund Signs Three Agreements with Kyrgyzstan", []),
    "a programme at the end of a row, and one that is only discussed": (
        "Foreign Minister of Chile Alberto van Klaveren and Foreign Minister of Ghana Shirley "
        "Botchwey met in Accra on 7 May 2024. They signed an agreement on salt, a memorandum on "
        "ports and a joint programme for the protection of forests. They discussed a programme of"
        " visits.",
        [
            told(
                "agreement on salt",
                "agreement",
                "signed",
                "2024-05-07",
                "Chile; Ghana",
                "Alberto van Klaveren; Shirley Botchwey",
            ),
            told(
                "memorandum on ports",
                "memorandum",
                "signed",
                "2024-05-07",
                "Chile; Ghana",
                "Alberto van Klaveren; Shirley Botchwey",
            ),
            told(
                "joint programme for the protection of forests",
                "plan",
                "signed",
                "2024-05-07",
                "Chile; Ghana",
                "Alberto van Klaveren; Shirley Botchwey",
            ),
        ],
    ),
    "another and one": (
        "Documents were signed in Jakarta between Japan and Indonesia, including a memorandum of cooperation on"
        " energy, another on fisheries and one between JOGMEC and Pertamina.",
        [
            told("memorandum of cooperation on energy", "memorandum", "signed", parties="Japan; Indonesia"),
            told("another on fisheries", "memorandum", "signed", parties="Japan; Indonesia"),
            told("one between JOGMEC and Pertamina", "memorandum", "signed", parties="JOGMEC; Pertamina"),
        ],
    ),
    "a bank signs with a bank": (
        "KfW signed a loan agreement with the Development Bank of Kazakhstan on a credit line of €50 million for"
        " energy efficiency.",
        [
            told(
                "loan agreement with the Development Bank of Kazakhstan on a credit line of €50 million for energy"
                " efficiency",
                "agreement",
                "signed",
                parties="KfW; Development Bank of Kazakhstan",
                signatories="KfW",
            )
        ],
    ),
    "whose president signs": (
        "EBRD President Odile Renaud-Basso signed a framework agreement with Georgia. Later she signed a memorandum"
        " of understanding with Georgia's Magticom on cables.",
        [
            told(
                "framework agreement with Georgia",
                "agreement",
                "signed",
                parties="EBRD; Georgia",
                signatories="Odile Renaud-Basso",
            ),
            told(
                "memorandum of understanding with Georgia's Magticom on cables",
                "memorandum",
                "signed",
                parties="EBRD; Magticom",
                signatories="Odile Renaud-Basso",
            ),
        ],
    ),
    "assistance granted by one to the other": (
        "The Agreement on financial assistance granted by Romania to the Republic of Moldova was signed.",
        [
            told(
                "Agreement on financial assistance granted by Romania to the Republic of Moldova",
                "agreement",
                "signed",
                parties="Romania; Moldova",
            )
        ],
    ),
    "agreements that were reached": (
        "More than 10 agreements worth about $3 billion were reached during the visit of Prime Minister Viktor Orban to"
        " Tashkent. Among them are a memorandum between MOL and Uzbekneftegaz on gas storage.",
        [
            told(
                "memorandum between MOL and Uzbekneftegaz on gas storage",
                "memorandum",
                "signed",
                parties="MOL; Uzbekneftegaz",
            )
        ],
    ),
    "a partnership is a relation": (
        "Kazakhstan and Japan upgraded ties and concluded an Enhanced Strategic Partnership.",
        [],
    ),
    "two bodies that negotiate": (
        "The Ministry of Health of Vietnam and the Ministry of Health of Cuba are negotiating a memorandum on"
        " vaccines.",
        [
            told(
                "memorandum on vaccines",
                "memorandum",
                "negotiated",
                parties="Ministry of Health of Vietnam; Ministry of Health of Cuba",
            )
        ],
    ),
    "the co-chairs, told long before": (
        "The 5th meeting of the Georgia-Türkiye commission co-chaired by Deputy Prime Minister of Georgia Levan"
        " Davitashvili and Vice President of Türkiye Cevdet Yilmaz took place in Ankara.\n\nRepresentatives of"
        " ministries took part.\n\nTrade was discussed.\n\nTourism was discussed too.\n\nThe co-chairs signed the"
        " Protocol of the 5th meeting.",
        [
            told(
                "Protocol of the 5th meeting",
                "protocol",
                "signed",
                parties="Georgia; Türkiye",
                signatories="Levan Davitashvili; Cevdet Yilmaz",
            )
        ],
    ),
    "a contraction": (
        "The agreement on customs between Chile and Peru wasn't signed.",
        [told("agreement on customs between Chile and Peru", "agreement", "mentioned")],
    ),
    "signed by nobody": (
        "The agreement on customs between Chile and Peru was signed by neither side.",
        [told("agreement on customs between Chile and Peru", "agreement", "mentioned")],
    ),
    "false reports": ("Reports that Chile and Peru signed an agreement on customs are unfounded.", []),
    "nearly, or should have": (
        "Chile and Peru almost signed an agreement on customs. They should have signed a memorandum on ports in 2020.",
        [],
    ),
    "unable to": ("Chile and Peru were unable to sign the agreement on customs.", []),
    "a list that runs on in its line, by semicolons": (
        "The ministers of Chile and Peru exchanged several MoUs: MoU on ports; MoU on customs; MoU on recognition of "
        "diplomas.",
        [
            told("MoU on ports", "memorandum", "signed"),
            told("MoU on customs", "memorandum", "signed"),
            told("MoU on recognition of diplomas", "memorandum", "signed"),
        ],
    ),
    "a list that runs on in its line, numbered": (
        "The ministers of Chile and Peru met in Lima. The following documents were signed: 1. Agreement on ports; "
        "2. Memorandum of Understanding on customs; 3. Executive programme of cultural cooperation for 2025-2027.",
        [
            told("Agreement on ports", "agreement", "signed", None, "Chile; Peru"),
            told("Memorandum of Understanding on customs", "memorandum", "signed", None, "Chile; Peru"),
            told("Executive programme of cultural cooperation for 2025-2027", "plan", "signed", None, "Chile; Peru"),
        ],
    ),
    "a list that a second sentence opens": (
        "The delegations of Chile and Peru exchanged eleven documents. They include:\n\n"
        "– an agreement on the establishment of a simplified corridor;\n\n– a cooperation plan for 2025–2026.",
        [
            told("agreement on the establishment of a simplified corridor", "agreement", "signed", None, "Chile; Peru"),
            told("cooperation plan for 2025–2026", "plan", "signed", None, "Chile; Peru"),
        ],
    ),
    "what is done with a document behind the list of others": (
        "The ministers of Chile and Peru signed two documents, including an agreement on ports, and discussed the "
        "draft treaty on extradition between Chile and Peru.",
        [
            told("agreement on ports", "agreement", "signed"),
            told("treaty on extradition between Chile and Peru", "treaty", "negotiated"),
        ],
    ),
    "a title with words that end another": (
        "Chile and Peru signed a Joint Communiqué on the establishment of an Open Skies air services arrangement.",
        [
            told(
                "Joint Communiqué on the establishment of an Open Skies air services arrangement",
                "statement",
                "signed",
                None,
                "Chile; Peru",
            )
        ],
    ),
    "a protocol, known by the session that it is of": (
        "The 12th session of the Intergovernmental Commission between Chile and Peru was held in Lima. At its end, a "
        "Protocol was signed by the co-chairs.",
        [told("Protocol", "protocol", "signed", None, "Chile; Peru")],
    ),
    "minutes, and the last of a row after a comma": (
        "The ministers of Chile and Peru signed an Agreement on the cooperation plan for 2024, the minutes of the 46th "
        "meeting, and a MoU on ports.",
        [
            told("Agreement on the cooperation plan for 2024", "agreement", "signed", None, "Chile; Peru"),
            told("minutes of the 46th meeting", "other", "signed", None, "Chile; Peru"),
            told("MoU on ports", "memorandum", "signed", None, "Chile; Peru"),
        ],
    ),
    "the last of a row of which something else is said": (
        "The ministers of Chile and Peru signed an agreement on ports, and the treaty on extradition between Chile and "
        "Peru was discussed.",
        [
            told("agreement on ports", "agreement", "signed", None, "Chile; Peru"),
            told("treaty on extradition between Chile and Peru", "treaty", "mentioned", None, "Chile; Peru"),
        ],
    ),
    "what was signed as well": (
        "The ministers of Chile and Peru met. A Joint Declaration was signed, as well as a Plan of Political "
        "Consultations for 2025-2027.",
        [
            told("Joint Declaration", "declaration", "signed", None, "Chile; Peru"),
            told("Plan of Political Consultations for 2025-2027", "plan", "signed", None, "Chile; Peru"),
        ],
    ),
    "a programme that two adopt, and the concept of one": (
        "The presidents of Chile and Peru adopted the Program of Strategic Partnership for 2024-2034. Chile adopted "
        "the Concept for Transition to a Green Economy.",
        [told("Program of Strategic Partnership for 2024-2034", "plan", "signed", None, "Chile; Peru")],
    ),
    "letters about something are exchanged": (
        "The ministers of Chile and Peru exchanged letters on the abolition of visas. Their presidents "
        "exchanged letters of congratulation.",
        [told("letters on the abolition of visas", "other", "signed", None, "Chile; Peru")],
    ),
    "an entry into force to come": (
        "The Agreement on Visa Exemption between Chile and Peru will enter into force on 18 December 2024.",
        [told("Agreement on Visa Exemption between Chile and Peru", "agreement", "signed", None, "Chile; Peru")],
    ),
    "a roadmap to come": (
        "The ministers of Chile and Peru met in Lima. The draft roadmap for trade cooperation for 2024-2026 is being "
        "negotiated.",
        [told("roadmap for trade cooperation for 2024-2026", "roadmap", "negotiated", None, "Chile; Peru")],
    ),
    "another name in brackets": (
        "Chile and Peru signed the Agreement on transport (the Lake Agreement) in May 2023. The Lake Agreement is in "
        "force.",
        [told("Agreement on transport", "agreement", "in_force", "2023-05", "Chile; Peru")],
    ),
    "a deal of one side": ("The ministers of Chile and Peru met in Lima. The company signed a deal.", []),
    "several counted and named together": (
        "The ministers of Chile and Peru met. They signed three memoranda of understanding on political consultations, "
        "agriculture and tourism. Sixteen agreements on trade are in force.",
        [
            told("memorandum of understanding on political consultations", "memorandum", "signed", None, "Chile; Peru"),
            told("memorandum of understanding on agriculture", "memorandum", "signed", None, "Chile; Peru"),
            told("memorandum of understanding on tourism", "memorandum", "signed", None, "Chile; Peru"),
        ],
    ),
    "sides that a dash joins": (
        "The ministers of Chile and Peru noted the MERCOSUR-EU Agreement and the ASEAN-India Trade in Goods Agreement.",
        [
            told("MERCOSUR-EU Agreement", "agreement", "mentioned", None, "MERCOSUR; EU"),
            told("ASEAN-India Trade in Goods Agreement", "agreement", "mentioned", None, "ASEAN; India"),
        ],
    ),
    "signed somewhere by several states": (
        "The ministers of Chile and Peru praised the Agreement on transit, signed in Lima in November 2017 by Chile, "
        "Peru, Bolivia and Brazil.",
        [told("Agreement on transit", "agreement", "signed", "2017-11", "Chile; Peru; Bolivia; Brazil")],
    ),
    "where a body is": (
        "The University of Chile and Cayetano University in Lima signed a memorandum of understanding.",
        [
            told(
                "memorandum of understanding",
                "memorandum",
                "signed",
                None,
                "University of Chile; Cayetano University",
                "University of Chile; Cayetano University",
            )
        ],
    ),
    "both of two that were named apart": (
        "The presidents of Chile and Peru spoke. Chile's parliament ratified the treaty on the border. Deputies also "
        "ratified the agreement on water. Both documents were signed by Ministers Ana Lima and Juan Soto in May 2023.",
        [
            told("treaty on the border", "treaty", "ratified", "2023-05", "Chile; Peru", "Ana Lima; Juan Soto"),
            told("agreement on water", "agreement", "ratified", "2023-05", "Chile; Peru", "Ana Lima; Juan Soto"),
        ],
    ),
    "a relative clause that tells what is to come": (
        "The ministers discussed the agreement on partnership that Chile and Peru have begun to negotiate, and the "
        "labour mobility agreement, which Chile and Peru will begin to negotiate next month.",
        [
            told("agreement on partnership", "agreement", "negotiated", None, "Chile; Peru"),
            told("labour mobility agreement", "agreement", "planned", None, "Chile; Peru"),
        ],
    ),
    "a relative clause in the singular is of the last of a row": (
        "Dhaka raised the water sharing agreement and the renewal of the Ganges Water Sharing "
        "Treaty between India and Bangladesh, which was signed in 1996 and expires in 2026.",
        [
            told(
                "Ganges Water Sharing Treaty between India and Bangladesh",
                "treaty",
                "in_force",
                "1996",
                "India; Bangladesh",
            ),
        ],
    ),
    "a relative clause before the verb": (
        "The agreement on a fund of Chile and Peru, which is to be based in Lima with a capital of $5 million, is "
        "expected to be signed soon.",
        [told("agreement on a fund of Chile and Peru", "agreement", "planned", None, "Chile; Peru")],
    ),
    "a noun in quotation marks": (
        'Chile and Peru signed 11 documents. Among them are the Agreement on ports and the "Roadmap" for tourism.',
        [
            told("Agreement on ports", "agreement", "signed", None, "Chile; Peru"),
            told('"Roadmap" for tourism', "roadmap", "signed", None, "Chile; Peru"),
        ],
    ),
    "a decision that is subscribed": (
        "The ministers of Chile and Peru subscribed the Decision on the establishment of a Council between Chile and "
        "Peru and an implementing protocol to the MoU on science.",
        [
            told("Decision on the establishment of a Council between Chile and Peru", "other", "signed"),
            told("implementing protocol to the MoU on science", "protocol", "signed", None, "Chile; Peru"),
        ],
    ),
    "words that end another title": (
        "Chile and Peru signed a programme on culture, an agreement on the carriage of freight by road, and an "
        "agreement on the readmission of persons residing without authorisation.",
        [
            told("programme on culture", "plan", "signed", None, "Chile; Peru"),
            told("agreement on the carriage of freight by road", "agreement", "signed", None, "Chile; Peru"),
            told(
                "agreement on the readmission of persons residing without authorisation",
                "agreement",
                "signed",
                None,
                "Chile; Peru",
            ),
        ],
    ),
    "notes that only tell that a document is in force": (
        "The ministers of Chile and Peru exchanged notes on the entry into force of the Agreement on Road Transport.",
        [told("Agreement on Road Transport", "agreement", "in_force", None, "Chile; Peru")],
    ),
    "a memorandum known by its city": (
        "The ministers of Chile and Peru recalled the Budapest Memorandum of 1994.",
        [told("Budapest Memorandum", "memorandum", "mentioned", "1994", "")],
    ),
    "talks that are hoped to end, a text to be finalised, and a draft": (
        "The ministers of Chile and Peru met. They hoped that talks on an agreement between Peru and Bolivia would be "
        "successfully concluded. The agreement on tourism between Chile and Peru should be finalised soon. They "
        "recalled the Water Treaty between Chile and Peru, the draft of which is being discussed.",
        [
            told("agreement between Peru and Bolivia", "agreement", "negotiated", None, "Peru; Bolivia"),
            told("agreement on tourism between Chile and Peru", "agreement", "negotiated", None, "Chile; Peru"),
            told("Water Treaty between Chile and Peru", "treaty", "negotiated", None, "Chile; Peru"),
        ],
    ),
    "a table of who handed documents over": (
        "The Prime Minister of Chile Ana Lima met the Prime Minister of Peru Juan Soto in Lima. The following "
        "documents were exchanged:\n\n"
        "| No. | MoU | Exchanged from the Chilean side by | Exchanged from the Peruvian side by |\n"
        "|---|---|---|---|\n| 1 | MoU on ports | Pedro Ruiz, Minister of Ports | Luis Vega, Minister of Transport |",
        [told("MoU on ports", "memorandum", "signed", None, "Chile; Peru")],
    ),
    "the name of a project in a title, and an exemption from": (
        'The ministers of Chile and Peru signed the Exchange of Notes concerning the grant aid "The Project for '
        'Safety" in Lima, and an agreement on exemption from visa requirements.',
        [
            told('Exchange of Notes concerning the grant aid "The Project for Safety"', "agreement", "signed"),
            told("agreement on exemption from visa requirements", "agreement", "signed"),
        ],
    ),
    "the same document later in its sentence": (
        "The leaders of Chile and Peru had signed the Protocol on migration in November 2023; the Protocol was "
        "ratified by parliament in February 2024.",
        [told("Protocol on migration", "protocol", "ratified", "2023-11", "Chile; Peru")],
    ),
    "a framework": (
        "The presidents of Chile and Peru signed a strategic partnership framework for ports.",
        [told("strategic partnership framework for ports", "agreement", "signed", None, "Chile; Peru")],
    ),
    "a law on the ratification": (
        "President Ana Lima of Chile signed the law to ratify the agreement between Chile and Peru on ports. The "
        "agreement was signed in Lima on 31 January 2023.",
        [told("agreement between Chile and Peru on ports", "agreement", "ratified", "2023-01-31", "Chile; Peru")],
    ),
    "a verb of its own behind a title": (
        "Chile and Peru signed a Security Agreement, ratified a Judicial Assistance Treaty and signed an MoU on ports.",
        [
            told("Security Agreement", "agreement", "signed", None, "Chile; Peru"),
            told("Judicial Assistance Treaty", "treaty", "ratified", None, "Chile; Peru"),
            told("MoU on ports", "memorandum", "signed", None, "Chile; Peru"),
        ],
    ),
    "a body whose name nobody knows": (
        "The President of the EBRD came to Lima. The EBRD and Energosur signed a loan agreement.",
        [told("loan agreement", "agreement", "signed", None, "EBRD; Energosur")],
    ),
    "modifiers of a noun without capitals": (
        "Chile and Peru have begun work on a new bilateral defence and security treaty. Peru signed the Trinity House "
        "defence accord with Brazil in October 2023.",
        [
            told("defence and security treaty", "treaty", "negotiated", None, "Chile; Peru"),
            told("Trinity House defence accord with Brazil", "agreement", "signed", "2023-10", "Peru; Brazil"),
        ],
    ),
    "signed on a visit that is told with its month": (
        "On 12 May 2024 the ministers of Chile and Peru met. The Declaration on Partnership and other documents signed "
        "within the framework of the visit of President Juan Soto in March were praised.",
        [told("Declaration on Partnership", "declaration", "signed", "2024-03", "Chile; Peru")],
    ),
    "a plan that stands in another clause than the verb": (
        "After the President's signing of the Infrastructure Law, the joint task force of Chile and Peru launches the "
        "Sustainability Plan.",
        [],
    ),
    "the first of two whose second has a draft": (
        "The ministers of Chile and Peru touched upon the Treaty on Extradition and the Agreement on Ports, whose "
        "draft is under consideration.",
        [
            told("Treaty on Extradition", "treaty", "mentioned", None, "Chile; Peru"),
            told("Agreement on Ports", "agreement", "negotiated", None, "Chile; Peru"),
        ],
    ),
    "what a document is for, and what only for a time": (
        "Chile and Peru signed a memorandum on a road map for a nuclear centre. They signed an agreement on ports "
        "for a period of five years.",
        [
            told("memorandum on a road map for a nuclear centre", "memorandum", "signed", None, "Chile; Peru"),
            told("agreement on ports", "agreement", "signed", None, "Chile; Peru"),
        ],
    ),
    "a name in quotation marks for a title": (
        'Chile and Peru signed the Financing Agreement "Support to Education" in Lima.',
        [told('Financing Agreement "Support to Education"', "agreement", "signed", None, "Chile; Peru")],
    ),
    "a protocol amending an older agreement has its own day": (
        "On 7 May 2024 in Riga, Foreign Minister of Latvia Baiba Braže and Foreign Minister of "
        "Chile Alberto van Klaveren signed a protocol amending the 1999 agreement on double "
        "taxation.",
        [
            told(
                "protocol amending the 1999 agreement on double taxation",
                "protocol",
                "signed",
                "2024-05-07",
                "Latvia; Chile",
                "Baiba Braže; Alberto van Klaveren",
            ),
        ],
    ),
    "a protocol to a treaty of a year without capitals": (
        "Foreign Minister of Latvia Baiba Braže and Foreign Minister of Chile Alberto van "
        "Klaveren signed in Riga on 7 May 2024 a protocol to the 2001 air services agreement.",
        [
            told(
                "protocol to the 2001 air services agreement",
                "protocol",
                "signed",
                "2024-05-07",
                "Latvia; Chile",
                "Baiba Braže; Alberto van Klaveren",
            ),
        ],
    ),
    "the date of the document that another one amends": (
        "Chile and Peru signed a protocol amending the agreement of 22 September 2003 on the status of the base.",
        [told("protocol amending the agreement of 22 September 2003 on the status of the base", "protocol", "signed")],
    ),
    "bodies that nobody knows, cities, and the protocol of a session": (
        "The commission of Chile and Peru met in Lima. The final Protocol was signed. Agreements followed: an "
        "agreement between Qazport and Team Chile Export and an agreement on twin relations between Lima and "
        "Arica were signed.",
        [
            told("Protocol", "protocol", "signed", None, "Chile; Peru"),
            told(
                "agreement between Qazport and Team Chile Export",
                "agreement",
                "signed",
                None,
                "Qazport; Team Chile Export",
            ),
            told("agreement on twin relations between Lima and Arica", "agreement", "signed"),
        ],
    ),
    "the signing of a document by somebody": (
        "The presidents of Chile and Peru witnessed the signing of the Memorandum on Labour by the Minister of Labour "
        "of Chile Ana Ruiz and the Minister of Labour of Peru Luis Vega.",
        [told("Memorandum on Labour", "memorandum", "signed", None, "Chile; Peru", "Ana Ruiz; Luis Vega")],
    ),
    "what is over, what is hoped to be ratified, what many join, what is between unions": (
        "On 12 May 2024 the ministers of Chile and Peru met. The Agreement on Visas came into effect on 1 March 2024 "
        "and the Agreement on Extradition expired in 2020. They hope for the early ratification of the Trade "
        "Agreement between Chile and Peru. Chile ratified the Convention on Cluster Munitions. The deal between the "
        "unions and the government was discussed.",
        [
            told("Agreement on Visas", "agreement", "in_force", "2024-03-01", "Chile; Peru"),
            told("Agreement on Extradition", "agreement", "mentioned", None, "Chile; Peru"),
            told("Trade Agreement between Chile and Peru", "agreement", "signed", None, "Chile; Peru"),
            told("Convention on Cluster Munitions", "treaty", "ratified"),
        ],
    ),
    "a list behind a bare verb": (
        "The ministers of Chile and Peru met in Lima. Signed: Memorandum on sports; Declaration on partnership.",
        [
            told("Memorandum on sports", "memorandum", "signed", None, "Chile; Peru"),
            told("Declaration on partnership", "declaration", "signed", None, "Chile; Peru"),
        ],
    ),
    "others drafted and signed": (
        "Foreign Minister of Chile Alberto van Klaveren and Foreign Minister of Ghana Shirley "
        "Botchwey met in Accra on 7 May 2024. The ministers said that Togo and Benin had drafted "
        "and signed an agreement on salt.",
        [
            told("agreement on salt", "agreement", "signed", None, "Togo; Benin"),
        ],
    ),
    "ministers who sign before heads of state, of whom no posts are told": (
        "Kassym-Jomart Tokayev and Emmanuel Macron held talks in Paris. The ministers signed, in the presence of the "
        "heads of state, the Roadmap for cooperation between Kazakhstan and France.",
        [
            told(
                "Roadmap for cooperation between Kazakhstan and France", "roadmap", "signed", None, "Kazakhstan; France"
            )
        ],
    ),
    "ministers sign for their states": (
        "Minister of Trade of Ghana Kofi Boateng and Minister of Trade of Chile Ana Ruiz signed a"
        " memorandum of cooperation in Accra on 4 May 2024.",
        [
            told(
                "memorandum of cooperation",
                "memorandum",
                "signed",
                "2024-05-04",
                "Ghana; Chile",
                "Kofi Boateng; Ana Ruiz",
            ),
        ],
    ),
    "of a sum with a full stop, by the head of an organisation's office": (
        "A cost-sharing agreement for USD 4.2 million was signed in Dushanbe on 4 May 2024 by "
        "Resident Representative of UNDP Lenni Montiel and Ambassador of Japan Keiko Haneda.",
        [
            told(
                "cost-sharing agreement",
                "agreement",
                "signed",
                "2024-05-04",
                "UNDP; Japan",
                "Lenni Montiel; Keiko Haneda",
            ),
        ],
    ),
    "the head of an organisation signs": (
        "Ana Lima, Ambassador of Chile, and Kao Kim Hourn, Secretary-General of ASEAN, signed a memorandum on ports.",
        [told("memorandum on ports", "memorandum", "signed", None, "Chile; ASEAN", "Ana Lima; Kao Kim Hourn")],
    ),
    "a list of what somebody will travel to sign": (
        "Minister Ana Lima will visit Lima on 20 June and sign the following documents:\n\n"
        "- Agreement on trade\n- Memorandum of Understanding on energy",
        [
            told("Agreement on trade", "agreement", "planned", "2024-06-20"),
            told("Memorandum of Understanding on energy", "memorandum", "planned", "2024-06-20"),
        ],
    ),
    "a list counted anew below a numbered paragraph, under the heads of its columns": (
        "6. The leaders of Chile and Ghana met in Accra on 7 May 2024. The following documents were signed:\n"
        "\n"
        "Sl. No. / Document\n"
        "\n"
        "1. Treaty between Chile and Ghana on salt\n"
        "\n"
        "2. Protocol between Chile and Ghana on ports\n"
        "\n"
        "7. The President of Chile will leave Accra tomorrow.",
        [
            told("Treaty between Chile and Ghana on salt", "treaty", "signed", "2024-05-07", "Chile; Ghana"),
            told("Protocol between Chile and Ghana on ports", "protocol", "signed", "2024-05-07", "Chile; Ghana"),
        ],
    ),
    "a list below a numbered paragraph of a declaration": (
        "1. The Ministers of Chile and Peru met in Lima on 10 May 2024.\n\n"
        "2. They noted the signature, during the meeting, of eight instruments, among which:\n\n"
        "a) Agreement on Customs;\nb) Memorandum of Understanding on Ports.\n\n"
        "3. The Ministers were charged with a plan of action on fisheries.",
        [
            told("Agreement on Customs", "agreement", "signed", "2024-05-10", "Chile; Peru"),
            told("Memorandum of Understanding on Ports", "memorandum", "signed", "2024-05-10", "Chile; Peru"),
        ],
    ),
    "what is only wanted": (
        "They reaffirmed their commitment to the early conclusion of the Free Trade Agreement between Chile and Peru.",
        [told("Free Trade Agreement between Chile and Peru", "agreement", "negotiated", None, "Chile; Peru")],
    ),
    "between the two parliaments": (
        "The Speaker of the Parliament of Georgia Irakli Beridze met the President of the National Assembly of "
        "Armenia Aram Petrosyan. Beridze and Petrosyan signed a Memorandum on Cooperation between the two parliaments.",
        [
            told(
                "Memorandum on Cooperation between the two parliaments",
                "memorandum",
                "signed",
                None,
                "Parliament of Georgia; National Assembly of Armenia",
                "Irakli Beridze; Aram Petrosyan",
            )
        ],
    ),
    "no document was signed": ("Chile and Peru held talks. No accord on fisheries was signed.", []),
    "nobody signed": (
        "Neither country signed the Memorandum of Understanding on ports between Chile and Peru.",
        [told("Memorandum of Understanding on ports between Chile and Peru", "memorandum", "mentioned")],
    ),
    "a signing that was put off": (
        "The signing of the agreement on customs between Chile and Peru was again postponed.",
        [told("agreement on customs between Chile and Peru", "agreement", "planned")],
    ),
    "a signing that was called off": (
        "The signing of the agreement on customs between Chile and Peru did not take place.",
        [told("agreement on customs between Chile and Peru", "agreement", "mentioned")],
    ),
    "told not to be true": (
        "It is not true that Chile inked the agreement on customs between Chile and Peru.",
        [told("agreement on customs between Chile and Peru", "agreement", "mentioned")],
    ),
    "a deed of the second verb after will": (
        "Minister Ana Lima will travel to Lima on 8 June and sign an agreement on customs between Chile and Peru.",
        [told("agreement on customs between Chile and Peru", "agreement", "planned", "2024-06-08")],
    ),
    "concluded, and to be signed behind a semicolon": (
        "The free trade agreement between the EFTA States and Thailand has been concluded; it "
        "will be signed in Davos in June.",
        [
            told(
                "free trade agreement between the EFTA States and Thailand",
                "agreement",
                "planned",
                None,
                "EFTA; Thailand",
            ),
        ],
    ),
    "an act that will follow talks": (
        "The talks will be followed by a dinner and the signing of an agreement on customs between Chile and Peru.",
        [told("agreement on customs between Chile and Peru", "agreement", "planned")],
    ),
    "a line of a programme": (
        "On 17 May Minister Ana Lima will host Foreign Minister Jan Kral of Czechia in Lisbon.\n\n"
        "11.00 Signing of an Agreement on customs",
        [told("Agreement on customs", "agreement", "planned")],
    ),
    "to boost trade in the future is no signing in the future; nor is not only": (
        "The signing of the agreement on customs between Chile and Peru will boost trade. The ministers of both "
        "countries have not only discussed but also signed a memorandum of understanding on ports.",
        [
            told("agreement on customs between Chile and Peru", "agreement", "signed"),
            told("memorandum of understanding on ports", "memorandum", "signed"),
        ],
    ),
    "a fund and a holding, whose short name stands in brackets": (
        "The Kuwaiti Investment Fund and the Tunis Development Holding (TDH) inked a memorandum of understanding on "
        "ports. Another accord was concluded between the Port Authority of Tunis and TDH.",
        [
            told(
                "memorandum of understanding on ports",
                "memorandum",
                "signed",
                None,
                "Kuwaiti Investment Fund; Tunis Development Holding",
                "Kuwaiti Investment Fund; Tunis Development Holding",
            ),
            told("accord", "agreement", "signed", None, "Port Authority of Tunis; Tunis Development Holding"),
        ],
    ),
    "a company with what it is before its name": (
        "The German development bank KfW and the Egyptian company Hassan Allam inked a memorandum of understanding.",
        [told("memorandum of understanding", "memorandum", "signed", None, "KfW; Hassan Allam", "KfW; Hassan Allam")],
    ),
    "of two bodies the first is not known: none is named as the one who signed": (
        "MANILA – The Bangko Sentral ng Pilipinas and the Bank of Thailand signed a memorandum of understanding.",
        [told("memorandum of understanding", "memorandum", "signed")],
    ),
    "bodies that sign by themselves": (
        "They witnessed the signing of a Memorandum of Understanding on water by the National Water Agency of Jordan "
        "and Cyprus's Department of Water Development.",
        [
            told(
                "Memorandum of Understanding on water",
                "memorandum",
                "signed",
                None,
                "National Water Agency of Jordan; Cyprus's Department of Water Development",
            )
        ],
    ),
    "the speaker and his colleague": (
        "Georgian Minister of Economy Levan Davitashvili met Polish Minister of Finance Andrzej Domański in Warsaw on "
        'May 10. "As a result of the session, we signed the protocol of the 5th meeting," Davitashvili said.',
        [
            told(
                "protocol of the 5th meeting",
                "protocol",
                "signed",
                "2024-05-10",
                "Georgia; Poland",
                "Levan Davitashvili; Andrzej Domański",
            )
        ],
    ),
    "a deal of a sum": (
        "China and France signed a 5-billion-euro deal on batteries.",
        [told("deal on batteries", "agreement", "signed", None, "China; France")],
    ),
    "notes that were exchanged": (
        "On the same day, notes concerning a loan of up to 20 billion yen for the Delta project were exchanged between "
        "Japan and Egypt.",
        [
            told(
                "notes concerning a loan of up to 20 billion yen for the Delta project",
                "other",
                "signed",
                None,
                "Japan; Egypt",
            )
        ],
    ),
    "companies with their countries": (
        "China's CATL and France's Renault signed a contract on batteries.",
        [told("contract on batteries", "contract", "signed", None, "CATL; Renault", "CATL; Renault")],
    ),
    "an agreement between two states on a partnership": (
        "The Agreement between Chile and Thailand on a Closer Economic Partnership entered into force in 2015.",
        [
            told(
                "Agreement between Chile and Thailand on a Closer Economic Partnership",
                "agreement",
                "in_force",
                "2015",
                "Chile; Thailand",
            )
        ],
    ),
    "a contract of so many years": (
        "India and Qatar signed a 15-year contract on gas. India and Qatar signed the Rs 300-crore deal for 20 boats.",
        [
            told("15-year contract on gas", "contract", "signed", None, "India; Qatar"),
            told("deal for 20 boats", "agreement", "signed", None, "India; Qatar"),
        ],
    ),
    "a loan of up to a sum": (
        "Japan and Nepal signed the Exchange of Notes concerning a yen loan of up to 5.2 billion yen for the tunnel.",
        [
            told(
                "Exchange of Notes concerning a yen loan of up to 5.2 billion yen for the tunnel",
                "agreement",
                "signed",
                None,
                "Japan; Nepal",
            )
        ],
    ),
    "Kazakh ministry: ministers sign": (
        "ASTANA – Following the talks, Minister of Foreign Affairs of Kazakhstan Murat Nurtleu and Minister of "
        "Foreign Affairs of Slovenia Tanja Fajon signed the "
        "Programme of Cooperation between the Ministries of Foreign Affairs for 2024–2026.",
        [
            told(
                "Programme of Cooperation between the Ministries of Foreign Affairs for 2024–2026",
                "plan",
                "signed",
                None,
                "Kazakhstan; Slovenia",
                "Murat Nurtleu; Tanja Fajon",
            )
        ],
    ),
    "Indian MoU": (
        "India and Guyana signed a Memorandum of Understanding (MoU) on Cooperation in the field of Agriculture "
        "on 20 November 2023. The MoU will help both countries.",
        [
            told(
                "Memorandum of Understanding (MoU) on Cooperation in the field of Agriculture",
                "memorandum",
                "signed",
                "2023-11-20",
                "India; Guyana",
            )
        ],
    ),
    "Indian list of outcomes": (
        "The following documents were signed during the visit:\n\n"
        "1. MoU on Cooperation in the field of Renewable Energy\n"
        "2. Agreement on Mutual Administrative Assistance in Customs Matters\n"
        "3. Cultural Exchange Programme for 2024-2028\n\nIndia and Oman also spoke of trade. India thanked Oman.",
        [
            told("MoU on Cooperation in the field of Renewable Energy", "memorandum", "signed", None, "India; Oman"),
            told(
                "Agreement on Mutual Administrative Assistance in Customs Matters",
                "agreement",
                "signed",
                None,
                "India; Oman",
            ),
            told("Cultural Exchange Programme for 2024-2028", "plan", "signed", None, "India; Oman"),
        ],
    ),
    "Japanese exchange of notes": (
        "On March 5, Ambassador of Japan to Nepal Kikuta Yutaka and Finance Secretary of Nepal Krishna Hari "
        "Pushkar signed and exchanged Notes concerning a grant. "
        "An Exchange of Notes on the Project for School Construction was signed in Kathmandu between Japan and Nepal.",
        [
            told(
                "Notes concerning a grant", "other", "signed", "2024-03-05", None, "Kikuta Yutaka; Krishna Hari Pushkar"
            ),
            told(
                "Exchange of Notes on the Project for School Construction", "agreement", "signed", None, "Japan; Nepal"
            ),
        ],
    ),
    "Turkish ministry": (
        "Minister of Foreign Affairs Hakan Fidan met with Minister of Foreign Affairs of Georgia Maka "
        "Botchorishvili in Ankara on 3 April 2024. "
        'The Ministers signed the "Memorandum of Understanding on Diplomatic Training between the Ministry of '
        'Foreign Affairs of the Republic of Türkiye and the Ministry of Foreign Affairs of Georgia".',
        [
            told(
                "Memorandum of Understanding on Diplomatic Training between the Ministry of Foreign Affairs of "
                "the Republic of Türkiye and the Ministry of Foreign Affairs of Georgia",
                "memorandum",
                "signed",
                None,
                "Ministry of Foreign Affairs of the Republic of Türkiye; Ministry of Foreign Affairs of Georgia",
                "Hakan Fidan; Maka Botchorishvili",
            )
        ],
    ),
    "leaders of an organisation": (
        "The heads of state of the Organization of Turkic States signed the Shusha Declaration on climate. "
        "They also approved the Turkic World Connectivity Strategy.",
        [
            told("Shusha Declaration on climate", "declaration", "signed", None, "Organization of Turkic States"),
            told("Turkic World Connectivity Strategy", "plan", "signed", None, "Organization of Turkic States"),
        ],
    ),
    "adopted by the leaders of an organisation": (
        "The Leaders' Declaration on food security was adopted by the ASEAN leaders in Vientiane.",
        [told("Declaration on food security", "declaration", "signed", None, "ASEAN")],
    ),
    "not the members but one of them": (
        "ASEAN Foreign Ministers met in Jakarta. Minister Rosa Quispe of Peru and Minister Ana Lima of Chile "
        "issued a joint statement on forests.",
        [told("joint statement on forests", "statement", "signed", None, "Peru; Chile")],
    ),
    "a second and a third one": (
        "Peru and Chile signed a memorandum of understanding in the field of mining, a second in the field of tourism "
        "and a third on salt.",
        [
            told("memorandum of understanding in the field of mining", "memorandum", "signed", None, "Peru; Chile"),
            told("second in the field of tourism", "memorandum", "signed", None, "Peru; Chile"),
            told("third on salt", "memorandum", "signed", None, "Peru; Chile"),
        ],
    ),
    "the second was held": (
        "Peru and Chile signed an agreement on air services and held the second round of talks on fish.",
        [told("agreement on air services", "agreement", "signed", None, "Peru; Chile")],
    ),
    "a clause whose verb is left out": (
        "Minister Ana Lima of Chile and Minister Rosa Quispe of Peru signed an agreement on ports, and the Bank of "
        "Georgia and the National Bank of Moldova a memorandum on payments.",
        [
            told("agreement on ports", "agreement", "signed", None, "Chile; Peru", "Ana Lima; Rosa Quispe"),
            told(
                "memorandum on payments",
                "memorandum",
                "signed",
                None,
                "Bank of Georgia; National Bank of Moldova",
                "Bank of Georgia; National Bank of Moldova",
            ),
        ],
    ),
    "an exchange of notes that took place": (
        "On 6 May, in Suva, an exchange of notes concerning a bridge took place between Mr. Ito Kenji, Ambassador of "
        "Japan to Fiji, and Ms. Mere Vula, Permanent Secretary for Finance of Fiji.",
        [
            told(
                "exchange of notes concerning a bridge",
                "agreement",
                "signed",
                "2024-05-06",
                "Japan; Fiji",
                "Ito Kenji; Mere Vula",
            )
        ],
    ),
    "who is to sign": (
        "Minister Ana Lima of Chile and Minister Rosa Quispe of Peru are expected to sign a protocol on rail traffic.",
        [told("protocol on rail traffic", "protocol", "planned", None, "Chile; Peru", "Ana Lima; Rosa Quispe")],
    ),
    "what the leaders are to sign, and not their ministers": (
        "Foreign Minister of Ghana Shirley Botchwey and Foreign Minister of Chile Alberto van "
        "Klaveren met in Accra on 4 May 2024. They praised the Trade Agreement between Ghana and "
        "Chile, in force since 2020, and agreed to draw up a plan of action covering security, to"
        " be signed by the two leaders.",
        [
            told("Trade Agreement between Ghana and Chile", "agreement", "in_force", "2020", "Ghana; Chile"),
            told("plan of action covering security", "plan", "planned", None, "Ghana; Chile"),
        ],
    ),
    "who only hopes to sign": (
        "Minister Ana Lima of Chile hopes to sign an agreement on border rivers with Peru.",
        [told("agreement on border rivers with Peru", "agreement", "planned", None, "Chile; Peru")],
    ),
    "concluded, and yet to be signed": (
        "The agreement with the European Union, concluded last June, has yet to be signed, "
        "Foreign Minister of Chile Alberto van Klaveren said.",
        [
            told("agreement with the European Union", "agreement", "negotiated", None, "Chile; European Union"),
        ],
    ),
    "concluded, and not signed so far": (
        "The fisheries agreement between Gabon and Norway, concluded in March 2024, has not yet been signed.",
        [
            told("fisheries agreement between Gabon and Norway", "agreement", "negotiated", None, "Gabon; Norway"),
        ],
    ),
    "nearly concluded": (
        "Chile and Peru are close to concluding the agreement on investments. The agreement on air services is in the "
        "final stage of negotiation.",
        [
            told("agreement on investments", "agreement", "negotiated", None, "Chile; Peru"),
            told("agreement on air services", "agreement", "negotiated"),
        ],
    ),
    "together with somebody": (
        "Deputy Minister Ana Lima of Chile signed, together with the Peruvian Ambassador Rosa Quispe, the Protocol on "
        "road transport.",
        [told("Protocol on road transport", "protocol", "signed", None, "Chile; Peru", "Ana Lima; Rosa Quispe")],
    ),
    "the signing by those who head them": (
        "The talks ended with the signing of a memorandum on cooperation between the Institute of Geology of Chile and "
        "the Academy of Mines of Peru by their directors, Ana Lima and Rosa Quispe.",
        [
            told(
                "memorandum on cooperation between the Institute of Geology of Chile and the Academy of Mines of Peru",
                "memorandum",
                "signed",
                None,
                "Institute of Geology of Chile; Academy of Mines of Peru",
                "Ana Lima; Rosa Quispe",
            )
        ],
    ),
    "signed by the presidents of three states": (
        "The Treaty on the junction of the borders was signed by the presidents of Chile, Peru and Bolivia in Arica. "
        "The foreign ministers adopted a Declaration on Forests and a roadmap for its implementation.",
        [
            told("Treaty on the junction of the borders", "treaty", "signed", None, "Chile; Peru; Bolivia"),
            told("Declaration on Forests", "declaration", "signed"),
            told("roadmap for its implementation", "roadmap", "signed"),
        ],
    ),
    "EU EPCA under way": (
        "The European Union and Uzbekistan initialled the Enhanced Partnership and Cooperation Agreement (EPCA) "
        "in July 2022. The EU thanked Uzbekistan. The EPCA will be signed this year.",
        [
            told(
                "Enhanced Partnership and Cooperation Agreement",
                "agreement",
                "initialled",
                "2022-07",
                "European Union; Uzbekistan",
            )
        ],
    ),
    "EU EPCA in force": (
        "The EU–Kazakhstan Enhanced Partnership and Cooperation Agreement, which entered into force on 1 March "
        "2020, governs relations.",
        [
            told(
                "EU–Kazakhstan Enhanced Partnership and Cooperation Agreement",
                "agreement",
                "in_force",
                "2020-03-01",
                "EU; Kazakhstan",
            )
        ],
    ),
    "African contract": (
        "The Government of Ghana and the Government of Hungary have signed a memorandum of understanding on "
        "water management.",
        [told("memorandum of understanding on water management", "memorandum", "signed", None, None)],
    ),
    "Gulf agreement": (
        "ABU DHABI, 12 May 2024 (WAM) – The United Arab Emirates and Kenya have concluded negotiations on a "
        "Comprehensive Economic Partnership Agreement (CEPA).",
        [
            told(
                "Comprehensive Economic Partnership Agreement",
                "agreement",
                "negotiated",
                None,
                "United Arab Emirates; Kenya",
            )
        ],
    ),
    "US fact sheet": (
        "FACT SHEET\n\n- The United States and Vietnam signed a Memorandum of Cooperation on Semiconductors in "
        "September 2023.\n- The two countries welcomed the Comprehensive Strategic Partnership.",
        [
            told(
                "Memorandum of Cooperation on Semiconductors",
                "memorandum",
                "signed",
                "2023-09",
                "United States; Vietnam",
            )
        ],
    ),
    "joint statement adopted": (
        "At the end of the summit, President of Kazakhstan Kassym-Jomart Tokayev and President of Tajikistan "
        "Emomali Rahmon adopted a joint statement.",
        [told("joint statement", "statement", "signed", None, "Kazakhstan; Tajikistan")],
    ),
    "joint communiqué issued": (
        "China and Nauru issued a joint communiqué on the resumption of diplomatic relations on January 24, 2024 "
        "in Beijing.",
        [
            told(
                "joint communiqué on the resumption of diplomatic relations",
                "statement",
                "signed",
                "2024-01-24",
                "China; Nauru",
            )
        ],
    ),
    "two documents in one sentence": (
        "In Baku the ministers signed two documents: the Agreement on Air Services and the Agreement on the "
        "Avoidance of Double Taxation. Azerbaijan and Latvia have close ties. Azerbaijan thanked Latvia.",
        [
            told("Agreement on Air Services", "agreement", "signed", None, "Azerbaijan; Latvia"),
            told("Agreement on the Avoidance of Double Taxation", "agreement", "signed", None, "Azerbaijan; Latvia"),
        ],
    ),
    "agreement and protocol joined by and": (
        "Mongolia and Poland signed an Agreement on Cooperation in Agriculture and a Protocol on Amendments to "
        "the Air Services Agreement on 2 May 2024.",
        [
            told("Agreement on Cooperation in Agriculture", "agreement", "signed", "2024-05-02", "Mongolia; Poland"),
            told(
                "Protocol on Amendments to the Air Services Agreement",
                "protocol",
                "signed",
                "2024-05-02",
                "Mongolia; Poland",
            ),
        ],
    ),
    "signed by": (
        "The Treaty on Extradition was signed by Foreign Minister of Peru Javier González-Olaechea and Foreign "
        "Minister of Morocco Nasser Bourita in Rabat on 6 March 2024.",
        [
            told(
                "Treaty on Extradition",
                "treaty",
                "signed",
                "2024-03-06",
                None,
                "Javier González-Olaechea; Nasser Bourita",
            )
        ],
    ),
    "on behalf of": (
        "On behalf of Kazakhstan the Agreement on the Transfer of Sentenced Persons was signed by Prosecutor "
        "General Berik Assylov, on behalf of Italy by Minister of Justice Carlo Nordio.",
        [
            told(
                "Agreement on the Transfer of Sentenced Persons",
                "agreement",
                "signed",
                None,
                "Kazakhstan; Italy",
                "Berik Assylov; Carlo Nordio",
            )
        ],
    ),
    "of the two who looked on, not of those of a session told before": (
        "On 8 May, President of Tajikistan Emomali Rahmon presided in Dushanbe over the session of the Council, in"
        " which President of Belarus Alexander Lukashenko and President of Kyrgyzstan Sadyr Japarov took part.\n\n"
        "On 9 May, high-level talks between Tajikistan and Pakistan took place in Dushanbe. Documents were signed in"
        " the presence of President Emomali Rahmon and Prime Minister of Pakistan Shehbaz Sharif, in particular:\n\n"
        "– Programme on cultural cooperation for 2024-2027;\n– Agreement on the avoidance of double taxation.",
        [
            told(
                "Programme on cultural cooperation for 2024-2027",
                "plan",
                "signed",
                "2024-05-09",
                "Tajikistan; Pakistan",
            ),
            told(
                "Agreement on the avoidance of double taxation",
                "agreement",
                "signed",
                "2024-05-09",
                "Tajikistan; Pakistan",
            ),
        ],
    ),
    "those who look on are not the sides where the document tells its own": (
        "In the presence of President of Türkiye Recep Tayyip Erdoğan and President of Finland Alexander Stubb, Chile"
        " and Ghana signed a treaty on extradition in Ankara on 10 May 2024.",
        [told("treaty on extradition", "treaty", "signed", "2024-05-10", "Chile; Ghana")],
    ),
    "who tells the news signs nothing": (
        "An agreement on green energy between Azerbaijan, Kazakhstan and Uzbekistan is to be signed by their presidents"
        " in November, a source told Trend.",
        [
            told(
                "agreement on green energy between Azerbaijan, Kazakhstan and Uzbekistan",
                "agreement",
                "planned",
                "2024-11",
                "Azerbaijan; Kazakhstan; Uzbekistan",
            )
        ],
    ),
    "bodies that sign, and a paper that tells it": (
        "A memorandum on joint studies was signed by Nazarbayev University and the University of Tokyo, the Astana"
        " Times reports.",
        [
            told(
                "memorandum on joint studies",
                "memorandum",
                "signed",
                None,
                "Nazarbayev University; University of Tokyo",
                "Nazarbayev University; University of Tokyo",
            )
        ],
    ),
    "witnesses are no signatories": (
        "In the presence of President of Uzbekistan Shavkat Mirziyoyev and President of Latvia Egils Rinkēvičs, "
        "Minister of Economy of Uzbekistan Jamshid Kuchkarov and "
        "Minister of Economics of Latvia Viktors Valainis signed a Protocol on Trade.",
        [told("Protocol on Trade", "protocol", "signed", None, None, "Jamshid Kuchkarov; Viktors Valainis")],
    ),
    "planned": (
        "Kazakhstan and Croatia are preparing to sign an intergovernmental agreement on air services this autumn.",
        [told("intergovernmental agreement on air services", "agreement", "planned", None, "Kazakhstan; Croatia")],
    ),
    "will be signed": (
        "A Treaty on Strategic Partnership between Serbia and Kazakhstan will be signed next year.",
        [
            told(
                "Treaty on Strategic Partnership between Serbia and Kazakhstan",
                "treaty",
                "planned",
                "2025",
                "Serbia; Kazakhstan",
            )
        ],
    ),
    "ready for signing": (
        "The draft Memorandum of Cooperation between the foreign ministries of Armenia and Malta is ready for signing.",
        [
            told(
                "Memorandum of Cooperation between the foreign ministries of Armenia and Malta",
                "memorandum",
                "planned",
                None,
                None,
            )
        ],
    ),
    "to complete an agreement": (
        "Foreign Minister of Ghana Shirley Botchwey met Foreign Minister of Chile Alberto van "
        "Klaveren in Accra on 4 May 2024. The two ministers agreed to complete a general security"
        " agreement by the end of the year.",
        [
            told("general security agreement", "agreement", "negotiated", None, "Chile; Ghana"),
        ],
    ),
    "under negotiation": (
        "Negotiations on the free trade agreement between India and the United Kingdom continue. The two "
        "countries hope for an early result.",
        [
            told(
                "free trade agreement between India and the United Kingdom",
                "agreement",
                "negotiated",
                None,
                "India; United Kingdom",
            )
        ],
    ),
    "ratified with the day of signature": (
        "The Majilis ratified the Agreement between the Government of Kazakhstan and the Government of Mongolia "
        "on International Road Transport. The document was signed in Ulaanbaatar on 29 October 2023.",
        [
            told(
                "Agreement between the Government of Kazakhstan and the Government of Mongolia on International "
                "Road Transport",
                "agreement",
                "ratified",
                "2023-10-29",
                "Government of Kazakhstan; Government of Mongolia",
            )
        ],
    ),
    "with a partner": (
        "Kazakhstan has signed a free trade agreement with Serbia. Kazakhstan hopes for more.",
        [told("free trade agreement with Serbia", "agreement", "signed", None, "Kazakhstan; Serbia")],
    ),
    "with a partner behind a name in capitals, and what it is about": (
        "The Intergovernmental Agreement with the United States on cooperation in nuclear energy,"
        " signed in December 2020, is to be submitted for ratification soon, Foreign Minister of "
        "Romania Emil Hurezeanu said.",
        [
            told(
                "Intergovernmental Agreement with the United States on cooperation in nuclear energy",
                "agreement",
                "signed",
                "2020-12",
                "Romania; United States",
            ),
        ],
    ),
    "visa waiver for diplomats": (
        "Pakistan and Tajikistan signed an Agreement on Visa Exemption for Holders of Diplomatic and Official "
        "Passports, according to the ministry.",
        [
            told(
                "Agreement on Visa Exemption for Holders of Diplomatic and Official Passports",
                "agreement",
                "signed",
                None,
                "Pakistan; Tajikistan",
            )
        ],
    ),
    "minutes": (
        "At the end of the session the co-chairs signed the protocol of the session. Turkmenistan and Belarus "
        "agreed to meet again. Turkmenistan thanked Belarus.",
        [told("protocol of the session", "protocol", "signed", None, "Turkmenistan; Belarus")],
    ),
    "roadmap approved": (
        "Kyrgyzstan and Hungary signed a roadmap for the development of bilateral cooperation for 2024-2025.",
        [
            told(
                "roadmap for the development of bilateral cooperation for 2024-2025",
                "roadmap",
                "signed",
                None,
                "Kyrgyzstan; Hungary",
            )
        ],
    ),
    "companies": (
        "KazMunayGas and the Polish company Orlen S.A. signed a contract. In Warsaw, the Asian Infrastructure "
        "Investment Bank and the European Investment Bank signed a Memorandum of Understanding on Co-financing.",
        [
            told("contract", "contract", "signed", None, "KazMunayGas; Orlen S.A.", "KazMunayGas; Orlen S.A."),
            told(
                "Memorandum of Understanding on Co-financing",
                "memorandum",
                "signed",
                None,
                "Asian Infrastructure Investment Bank; European Investment Bank",
                "Asian Infrastructure Investment Bank; European Investment Bank",
            ),
        ],
    ),
    "the same treaty twice": (
        "On 6 June 2023 Canada and Japan signed the Agreement on the Security of Information. The Agreement on "
        "the Security of Information allows both to share secrets. The Agreement entered into force in July 2024.",
        [told("Agreement on the Security of Information", "agreement", "in_force", "2023-06-06", "Canada; Japan")],
    ),
    "one of many that is discussed with somebody": (
        "Foreign Minister of Peru Elmer Schialer discussed the Paris Agreement with China's "
        "Foreign Minister Wang Yi in Lima on 4 May 2024.",
        [
            told("Paris Agreement", "agreement", "mentioned", None, ""),
        ],
    ),
    "mentioned agreements of many": (
        "The ministers of France and Kenya stressed the importance of the Paris Agreement and of the Vienna "
        "Convention on Diplomatic Relations.",
        [
            told("Paris Agreement", "agreement", "mentioned", None, ""),
            told("Vienna Convention on Diplomatic Relations", "treaty", "mentioned", None, ""),
        ],
    ),
    "bearing a year": (
        "Relations rest on the Treaty of Good Neighbourliness and Friendly Cooperation of 1992 between Poland "
        "and Germany.",
        [
            told(
                "Treaty of Good Neighbourliness and Friendly Cooperation",
                "treaty",
                "mentioned",
                "1992",
                "Poland; Germany",
            )
        ],
    ),
    "pronoun signs": (
        "Foreign Minister of Estonia Margus Tsahkna arrived in Accra on Monday. There he signed the Agreement on "
        "Political Consultations with Ghana.",
        [
            told(
                "Agreement on Political Consultations",
                "agreement",
                "signed",
                "2024-05",
                "Estonia; Ghana",
                "Margus Tsahkna",
            )
        ],
    ),
    "numbered list with signatories": (
        "Minister of Trade of Qatar Sheikh Mohammed bin Hamad Al Thani visited Rwanda. The following agreements "
        "were signed:\n\n"
        "1. Agreement on Air Transport between the Government of Qatar and the Government of Rwanda, signed by "
        "Minister of Transport of Qatar Jassim Al Sulaiti;\n"
        "2. Memorandum of Understanding on Tourism and Business Events (signed by Chief Executive Clare Akamanzi).",
        [
            told(
                "Agreement on Air Transport between the Government of Qatar and the Government of Rwanda",
                "agreement",
                "signed",
                None,
                "Government of Qatar; Government of Rwanda",
                "Jassim Al Sulaiti",
            ),
            told(
                "Memorandum of Understanding on Tourism and Business Events",
                "memorandum",
                "signed",
                None,
                None,
                "Clare Akamanzi",
            ),
        ],
    ),
    "declaration with a title in capitals": (
        "The leaders of the Republic of Korea and Cambodia signed the Joint Declaration on Strategic Partnership "
        "between the Republic of Korea and the Kingdom of Cambodia in Seoul on 6 May 2024.",
        [
            told(
                "Joint Declaration on Strategic Partnership between the Republic of Korea and the Kingdom of Cambodia",
                "declaration",
                "signed",
                "2024-05-06",
                "South Korea; Cambodia",
            )
        ],
    ),
    "headline and body": (
        "Uzbekistan, Slovakia sign agreement on tourism\n\nTASHKENT, May 10 – Uzbekistan and Slovakia signed an "
        "Agreement on Cooperation in Tourism on Friday.",
        [told("Agreement on Cooperation in Tourism", "agreement", "signed", "2024-05-10", "Uzbekistan; Slovakia")],
    ),
    "plan discussed": (
        "Brazil and Norway reviewed the implementation of the Joint Action Plan for 2022-2025.",
        [told("Joint Action Plan for 2022-2025", "plan", "mentioned", None, "Brazil; Norway")],
    ),
    "the signing of one, and of another": (
        "President of Vietnam Luong Cuong and President of Egypt Abdel Fattah El-Sisi held talks "
        "in Cairo on 4 May 2024. The two leaders then witnessed the signing of a memorandum of "
        "understanding on trade between the Ministry of Trade of Vietnam and the Ministry of "
        "Trade of Egypt, and of a memorandum of understanding on local development.",
        [
            told(
                "memorandum of understanding on trade between the Ministry of Trade of Vietnam and the Ministry of"
                " Trade of Egypt",
                "memorandum",
                "signed",
                "2024-05-04",
                "Ministry of Trade of Vietnam; Ministry of Trade of Egypt",
            ),
            told(
                "memorandum of understanding on local development",
                "memorandum",
                "signed",
                "2024-05-04",
                "Vietnam; Egypt",
            ),
        ],
    ),
    "signing ceremony": (
        "A signing ceremony for the Agreement on Mutual Recognition of Driving Licences between Cyprus and "
        "Kuwait took place on 9 May 2024 in Nicosia.",
        [
            told(
                "Agreement on Mutual Recognition of Driving Licences between Cyprus and Kuwait",
                "agreement",
                "signed",
                "2024-05-09",
                "Cyprus; Kuwait",
            )
        ],
    ),
    "honoured to sign": (
        '"I was honoured to sign an agreement on ports with Foreign Minister of Ghana Shirley '
        'Botchwey in Accra on 7 May 2024," Foreign Minister of Chile Alberto van Klaveren said.',
        [
            told(
                "agreement on ports",
                "agreement",
                "signed",
                "2024-05-07",
                "Chile; Ghana",
                "Alberto van Klaveren; Shirley Botchwey",
            ),
        ],
    ),
    "first person": (
        "Statement by the Minister for Foreign Affairs of Australia, Penny Wong\n\nToday in Suva I signed the "
        "Vuvale Partnership Agreement with Fiji. Fiji is our friend.",
        [told("Vuvale Partnership Agreement", "agreement", "signed", "2024-05-12", "Australia; Fiji", "Penny Wong")],
    ),
    "signed participle": (
        "They praised the Memorandum of Understanding on Labour signed between Malta and Egypt in 2019.",
        [told("Memorandum of Understanding on Labour", "memorandum", "signed", "2019", "Malta; Egypt")],
    ),
    "adjectives of two countries": (
        "The Kazakh-Chinese agreement on mutual visa exemption has been in force since November 2023.",
        [
            told(
                "Kazakh-Chinese agreement on mutual visa exemption",
                "agreement",
                "in_force",
                "2023-11",
                "Kazakhstan; China",
            )
        ],
    ),
    "letter of intent": (
        "Denmark and Zambia signed a Letter of Intent on Green Transition on 4 March 2024.",
        [told("Letter of Intent on Green Transition", "other", "signed", "2024-03-04", "Denmark; Zambia")],
    ),
    "trade and investment framework agreement": (
        "The United States and Armenia discussed the Trade and Investment Framework Agreement.",
        [told("Trade and Investment Framework Agreement", "agreement", "mentioned", None, "United States; Armenia")],
    ),
    "science, technology and innovation": (
        "Canada and Kenya announced their intent to negotiate a Science, Technology, and Innovation Agreement.",
        [told("Science, Technology, and Innovation Agreement", "agreement", "planned", None, "Canada; Kenya")],
    ),
    "the day of the announcement": (
        "Ghana and Peru have signed a framework agreement on nuclear energy, the Ministry of "
        "Energy of Ghana announced on 7 May 2024.",
        [
            told("framework agreement on nuclear energy", "agreement", "signed", None, "Ghana; Peru"),
        ],
    ),
    "the one with another partner": (
        "The free trade agreement between Ghana and India was signed on 10 March 2024, and that "
        "with Moldova entered into force in April.",
        [
            told("free trade agreement between Ghana and India", "agreement", "signed", "2024-03-10", "Ghana; India"),
        ],
    ),
    "two dates in one sentence": (
        "The ministers of Ghana and Peru recalled the signing of the Declaration of Intent in March 2019 and of the "
        "Air Services Agreement in June 2021.",
        [
            told("Declaration of Intent", "declaration", "signed", "2019-03"),
            told("Air Services Agreement", "agreement", "signed", "2021-06"),
        ],
    ),
    "a commission is founded": (
        "At the end of the meeting both ministers signed the Agreement to establish a Joint Consular Committee. "
        "Oman and Nepal are friends. Oman thanked Nepal.",
        [told("Agreement to establish a Joint Consular Committee", "agreement", "signed", None, "Oman; Nepal")],
    ),
    "one signs for each side": (
        "The United States and Palau signed a Memorandum of Understanding. Special Envoy Joseph Yun signed the "
        "Memorandum for the United States and Minister of State of Palau Gustav Aitaro signed for Palau.",
        [
            told(
                "Memorandum of Understanding",
                "memorandum",
                "signed",
                None,
                "United States; Palau",
                "Joseph Yun; Gustav Aitaro",
            )
        ],
    ),
    "a shared passive": (
        "The Agreement for the Protection of Investment and the Memorandum of Understanding on Mining were signed on "
        "18 March 2024. Chile and Togo are partners. Chile thanked Togo.",
        [
            told("Agreement for the Protection of Investment", "agreement", "signed", "2024-03-18", "Chile; Togo"),
            told("Memorandum of Understanding on Mining", "memorandum", "signed", "2024-03-18", "Chile; Togo"),
        ],
    ),
    "a list that only its head tells": (
        "The heads of state witnessed an exchange of the following documents:\n"
        "- Programme of economic ties between the Latvian and Uzbek Governments for 2025-2027;\n"
        "- Letter of Intent between the Ministry of Education of Latvia and the Ministry of Education of Uzbekistan.\n",
        [
            told(
                "Programme of economic ties between the Latvian and Uzbek Governments for 2025-2027",
                "plan",
                "signed",
                None,
                "Latvia; Uzbekistan",
            ),
            told(
                "Letter of Intent between the Ministry of Education of Latvia and the Ministry of Education of "
                "Uzbekistan",
                "other",
                "signed",
                None,
                "Ministry of Education of Latvia; Ministry of Education of Uzbekistan",
            ),
        ],
    ),
    "a new communiqué and an older statement": (
        "Laos and Cuba issued a joint communiqué on 14 April 2024. They agreed to carry out the joint statement on "
        "deepening the friendship between Laos and Cuba, which was issued in 2022.",
        [
            told("joint communiqué", "statement", "signed", "2024-04-14", "Laos; Cuba"),
            told(
                "joint statement on deepening the friendship between Laos and Cuba",
                "statement",
                "signed",
                "2022",
                "Laos; Cuba",
            ),
        ],
    ),
    "inline list": (
        "Albania and Kosovo signed agreements, including the Agreement on the Mutual Recognition of Diplomas, "
        "the Memorandum on Cyber Security and the Protocol on Border Crossings.",
        [
            told("Agreement on the Mutual Recognition of Diplomas", "agreement", "signed"),
            told("Memorandum on Cyber Security", "memorandum", "signed"),
            told("Protocol on Border Crossings", "protocol", "signed"),
        ],
    ),
    "two deeds in one sentence": (
        "The Extradition Treaty between Chile and Georgia was signed in May 2019 and took effect on 3 June 2021.",
        [told("Extradition Treaty between Chile and Georgia", "treaty", "in_force", "2019-05", "Chile; Georgia")],
    ),
    "signed by two, and in force since": (
        "In Accra in November last year Foreign Minister of Chile Alberto van Klaveren and "
        "Foreign Minister of Ghana Shirley Botchwey signed the Accra Fisheries Treaty, which "
        "entered into force on 28 April 2024.",
        [
            told(
                "Accra Fisheries Treaty",
                "treaty",
                "in_force",
                "2023-11",
                "Chile; Ghana",
                "Alberto van Klaveren; Shirley Botchwey",
            ),
        ],
    ),
    "in force although signed long ago": (
        "The sides welcomed the entry into force of the Investment Treaty between Oman and Peru, signed in Muscat "
        "on 4 March 2022.",
        [told("Investment Treaty between Oman and Peru", "treaty", "in_force", "2022-03-04", "Oman; Peru")],
    ),
    "object of a relative clause": (
        "The ministers recalled the Maritime Boundary Agreement, which Foreign Minister of Gabon Régis Onanga and "
        "Foreign Minister of Angola Téte António signed in Luanda on 7 March 2024.",
        [
            told(
                "Maritime Boundary Agreement",
                "agreement",
                "signed",
                "2024-03-07",
                "Gabon; Angola",
                "Régis Onanga; Téte António",
            )
        ],
    ),
    "talks that ended with a declaration": (
        "Eight hours of talks in Ankara between Prime Minister of Ethiopia Abiy Ahmed and "
        "President of Somalia Hassan Sheikh Mohamud ended on 6 May 2024 with the Ankara "
        "Declaration.",
        [
            told("Ankara Declaration", "declaration", "signed", "2024-05-06", "Ethiopia; Somalia"),
        ],
    ),
    "talks that ended are no signature": (
        "Three rounds of negotiations on a free trade agreement between Ecuador and Jordan have been concluded.",
        [told("free trade agreement between Ecuador and Jordan", "agreement", "negotiated", None, "Ecuador; Jordan")],
    ),
    "a document with a name of its own": (
        "Prime Minister of Iceland Bjarni Benediktsson and Prime Minister of Malta Robert Abela, who is in Reykjavik "
        "for two days, signed the Iceland–Malta Blue Framework.",
        [
            told(
                "Iceland–Malta Blue Framework",
                "agreement",
                "signed",
                "2024-05",
                "Iceland; Malta",
                "Bjarni Benediktsson; Robert Abela",
            )
        ],
    ),
    "a partnership that is no document": ("Iceland and Malta agreed to deepen the Blue Partnership of the two.", []),
    "list in the next sentence": (
        "Laos and Cuba exchanged seven documents. They include a road map for health cooperation for 2025-2027, an "
        "agreement on mutual recognition of diplomas and a memorandum between the chambers of commerce.",
        [
            told("road map for health cooperation for 2025-2027", "roadmap", "signed", None, "Laos; Cuba"),
            told("agreement on mutual recognition of diplomas", "agreement", "signed", None, "Laos; Cuba"),
            told("memorandum between the chambers of commerce", "memorandum", "signed", None, "Laos; Cuba"),
        ],
    ),
    "table of documents": (
        "# List of MoUs exchanged during the visit of the President of Kenya to India\n\n"
        "| No. | Name | Signed by India | Signed by Kenya |\n|---|---|---|---|\n"
        "| 1. | MoU on Cooperation in the field of Fisheries | Shri Rajiv Ranjan, Secretary | Mr. Peter Kamau |\n"
        "| 2. | Agreement on Sharing of Tax Information | Smt. Anita Desai | Mr. John Otieno, Minister |\n",
        [
            told(
                "MoU on Cooperation in the field of Fisheries",
                "memorandum",
                "signed",
                None,
                None,
                "Rajiv Ranjan; Peter Kamau",
            ),
            told(
                "Agreement on Sharing of Tax Information", "agreement", "signed", None, None, "Anita Desai; John Otieno"
            ),
        ],
    ),
    "an entry with who signed it behind a comma": (
        "The following documents were signed in Accra on 7 May 2024:\n"
        "\n"
        "1. Agreement between Chile and Ghana on salt, by the Foreign Minister of Chile, Mr Alberto van Klaveren, and "
        "the Foreign Minister of Ghana, "
        "Ms Shirley Botchwey;\n"
        "\n"
        "2. Executive plan of cooperation between Chile and Ghana in culture.",
        [
            told(
                "Agreement between Chile and Ghana on salt",
                "agreement",
                "signed",
                "2024-05-07",
                "Chile; Ghana",
                "Alberto van Klaveren; Shirley Botchwey",
            ),
            told(
                "Executive plan of cooperation between Chile and Ghana in culture",
                "plan",
                "signed",
                "2024-05-07",
                "Chile; Ghana",
            ),
        ],
    ),
    "entries that go on after the title": (
        "Two instruments were signed by Ghana and Togo:\n\n"
        "(i) MoU on cooperation in fisheries, between the Ministry of Fisheries of Ghana and the Port Authority of "
        "Togo, by Dr Kofi Mensah and Mr Yao Adjei respectively;\n\n"
        "(ii) Agreement on mutual assistance in customs, which Ghana and Togo signed in 2 copies.",
        [
            told("MoU on cooperation in fisheries", "memorandum", "signed", None, None, "Kofi Mensah; Yao Adjei"),
            told("Agreement on mutual assistance in customs", "agreement", "signed", None, "Ghana; Togo"),
        ],
    ),
    "paragraph after a list": (
        "The following papers were signed by Norway and Kuwait:\n\n- Agreement on Air Services;\n"
        "- Memorandum on Fish Farming.\n\n"
        "A memorandum on polar research, which was to be initialled, will be signed at a later date.",
        [
            told("Agreement on Air Services", "agreement", "signed", None, "Norway; Kuwait"),
            told("Memorandum on Fish Farming", "memorandum", "signed", None, "Norway; Kuwait"),
            told("memorandum on polar research", "memorandum", "planned", None, "Norway; Kuwait"),
        ],
    ),
    "each partner of many": (
        "Chile signed free trade agreements with Vietnam and Thailand.",
        [
            told("free trade agreements with Vietnam", "agreement", "signed", None, "Chile; Vietnam"),
            told("free trade agreements with Thailand", "agreement", "signed", None, "Chile; Thailand"),
        ],
    ),
    "members of a body sign": (
        "ASEAN member states signed the accession protocol with the future Republic of South Sudan on Monday (6 May "
        "2024). Once all have ratified the protocol, the country joins.",
        [
            told(
                "accession protocol with the future Republic of South Sudan",
                "protocol",
                "signed",
                "2024-05-06",
            )
        ],
    ),
    "a treaty and the one that it replaces": (
        "President Putin and President Obama signed the New START treaty in Prague on 8 April 2010. The pact replaces "
        "the 1991 Strategic Arms Reduction Treaty. The treaty must be ratified by the Senate.",
        [
            told("New START treaty", "treaty", "signed", "2010-04-08", None, "Putin; Obama"),
            told("Strategic Arms Reduction Treaty", "treaty", "mentioned", "1991"),
        ],
    ),
    "signed a moment ago, in a speech that tells other days": (
        "Remarks by Samuel Okudzeto Ablakwa, Minister for Foreign Affairs of Ghana, in Lomé\n\n"
        "Yesterday I was received by President Faure Gnassingbé of Togo. A moment ago my brother, Minister Robert"
        " Dussey of Togo, and I signed a Memorandum of Understanding on fisheries.",
        [
            told(
                "Memorandum of Understanding on fisheries",
                "memorandum",
                "signed",
                "2024-05-12",
                "Ghana; Togo",
                "Samuel Okudzeto Ablakwa; Robert Dussey",
            )
        ],
    ),
    "we have just signed, and others signed before": (
        "It is my pleasure to welcome my Latvian colleague, Baiba Braže, who arrived in Yerevan last evening. As you"
        " have seen, we have just signed a Memorandum of Understanding on digital governance. On 5 May the commissions"
        " of Armenia and Azerbaijan signed a protocol on the border line.",
        [
            told("Memorandum of Understanding on digital governance", "memorandum", "signed", "2024-05-12"),
            told("protocol on the border line", "protocol", "signed", "2024-05-05"),
        ],
    ),
    "signed just before something long over": (
        "Foreign Minister of Chile Alberto van Klaveren met Foreign Minister of Ghana Shirley Botchwey in Accra on 10"
        " May 2024. They spoke of the memorandum on fisheries which the two countries had signed just before the"
        " pandemic.",
        [told("memorandum on fisheries", "memorandum", "signed", None, "Chile; Ghana")],
    ),
    "during a visit told before": (
        "On 12 May 2024 Foreign Minister of Uzbekistan Bakhtiyor Saidov received the Ambassador of Italy Piergabriele "
        "Papadia. They recalled the state visit of the President of Italy to Uzbekistan on 8-10 November 2023. The "
        "Declaration on Strategic Partnership, adopted during the visit, opened a new stage.",
        [told("Declaration on Strategic Partnership", "declaration", "signed", "2023-11")],
    ),
    "concluded, and to be signed in the next sentence": (
        "Chile and Ghana concluded a free trade agreement in January. It is to be signed in Accra in June 2024.",
        [
            told("free trade agreement", "agreement", "planned", "2024-06", "Chile; Ghana"),
        ],
    ),
    "concluded, and another that is to be signed": (
        "Chile and Ghana concluded a free trade agreement in January 2024. Togo and Ghana are to "
        "sign a treaty on salt in Accra in June 2024.",
        [
            told("free trade agreement", "agreement", "signed", "2024-01", "Chile; Ghana"),
            told("treaty on salt", "treaty", "planned", "2024-06", "Togo; Ghana"),
        ],
    ),
    "what it means after a sentence that points back": (
        "Norway and Ukraine signed the Agreement on Security Cooperation in Kyiv on 3 May 2024. The document was "
        "concluded in pursuance of the Joint Declaration of Support for Ukraine. It is valid for ten years.",
        [
            told("Agreement on Security Cooperation", "agreement", "signed", "2024-05-03", "Norway; Ukraine"),
            told("Joint Declaration of Support for Ukraine", "declaration", "mentioned"),
        ],
    ),
    "the Union's kind of agreement": (
        "TBILISI – Foreign Minister of Georgia Maka Bochorishvili met with Foreign Minister of Latvia Baiba Braže on "
        "10 May 2024. She hopes that the Association Agreement with the EU's help would be initialled soon.",
        [told("Association Agreement", "agreement", "negotiated", None, "Georgia; EU")],
    ),
    "signatories with titles": (
        "The agreement between Oman and Malta on tourism was signed in Muscat by H.E. Dr. Salim Al Mahruqi, Minister "
        "of Tourism of Oman, and Hon. Clayton Bartolo, Minister of Tourism of Malta.",
        [
            told(
                "agreement between Oman and Malta on tourism",
                "agreement",
                "signed",
                None,
                "Oman; Malta",
                "Salim Al Mahruqi; Clayton Bartolo",
            )
        ],
    ),
    "the day of the sentence before": (
        "On May 8, Jean Asselborn received Ana Brnabić, Prime Minister of Serbia. The parties signed the Agreement on "
        "Social Insurance and praised the 2021 Memorandum on Digital Cooperation.",
        [
            told("Agreement on Social Insurance", "agreement", "signed", "2024-05-08"),
            told("Memorandum on Digital Cooperation", "memorandum", "mentioned", "2021"),
        ],
    ),
    "a grant agreement and its sum": (
        "Nepal and the Asian Development Bank signed a grant agreement for $40 million. The document was signed by "
        "Finance Minister Barsha Man Pun and Director Arnaud Cauchois on 3 May 2024.",
        [
            told(
                "grant agreement",
                "agreement",
                "signed",
                "2024-05-03",
                "Nepal; Asian Development Bank",
                "Barsha Man Pun; Arnaud Cauchois",
            )
        ],
    ),
    "a list within a sentence": (
        "The two Prime Ministers witnessed the exchange of the following agreements: (i) MoU on cooperation in the "
        "field of tourism; (ii) Agreement on cooperation in space research.",
        [
            told("MoU on cooperation in the field of tourism", "memorandum", "signed"),
            told("Agreement on cooperation in space research", "agreement", "signed"),
        ],
    ),
    "a protocol to a convention": (
        "Norway ratified the Protocol on Heavy Metals to the Geneva Convention on Air Pollution.",
        [
            told("Protocol on Heavy Metals", "protocol", "ratified"),
            told("Geneva Convention on Air Pollution", "treaty", "mentioned"),
        ],
    ),
    "signed by some by other means": (
        "The Free Trade Agreement between Chile and Norway was signed by Minister Andrés Rebolledo of Chile and "
        "Minister Jan Vestre of Norway by video conference.",
        [
            told(
                "Free Trade Agreement between Chile and Norway",
                "agreement",
                "signed",
                None,
                "Chile; Norway",
                "Andrés Rebolledo; Jan Vestre",
            )
        ],
    ),
    "a communiqué by its day": (
        "Argentina has terminated the Joint Communiqué of 13 September 2016 with Chile.",
        [told("Joint Communiqué", "statement", "mentioned", "2016-09-13")],
    ),
    "a title ends at its verb": (
        "The Agreement between Norway and Chile on Pensions regulates the old-age insurance of both states. It was "
        "signed in Oslo on 2 April 2023.",
        [told("Agreement between Norway and Chile on Pensions", "agreement", "signed", "2023-04-02", "Norway; Chile")],
    ),
    "a document that leans on another": (
        "Foreign Minister of Qatar Sultan Al Muraikhi and Foreign Minister of Fiji Biman Prasad signed an addendum "
        "to the Air Services Agreement.",
        [told("Air Services Agreement", "agreement", "mentioned", None, "Qatar; Fiji")],
    ),
    "a statement that is quoted": (
        "President of Chile Gabriel Boric met President of Peru Dina Boluarte in Lima. In their joint declaration the "
        "leaders reaffirm the importance of free trade.",
        [told("joint declaration", "declaration", "signed", None, "Chile; Peru")],
    ),
    "signed with somebody": (
        "Foreign Minister of Malta Ian Borg signed with Commissioner for Fisheries of Tonga Semisi Fakahau the "
        "Agreement on Tuna Fishing.",
        [told("Agreement on Tuna Fishing", "agreement", "signed", None, "Malta; Tonga", "Ian Borg; Semisi Fakahau")],
    ),
    "signed the document": (
        "President of Togo Faure Gnassingbé and President of Benin Patrice Talon witnessed the signing of the "
        "Agreement on River Transport. Minister of Transport of Togo Affoh Atcha and Minister of Transport of Benin "
        "José Tonato signed the document.",
        [told("Agreement on River Transport", "agreement", "signed", None, "Togo; Benin", "Affoh Atcha; José Tonato")],
    ),
    "named by its day": (
        "The two sides recalled the Memorandum of 19 September 2014 between Chad and Niger.",
        [told("Memorandum of 19 September 2014", "memorandum", "mentioned", "2014-09-19")],
    ),
    "ratified on a day, signed behind a comma": (
        "Estonia's parliament on Wednesday ratified the social security agreement with Canada, "
        "signed in Tallinn on 14 October 2023.",
        [
            told("social security agreement with Canada", "agreement", "ratified", "2023-10-14", "Estonia; Canada"),
        ],
    ),
    "approved by a parliament on a day, and signed on another": (
        "The Storting approved the Fisheries Agreement with Peru on 7 May 2024. It was signed in Lima on 3 March 2023.",
        [told("Fisheries Agreement", "agreement", "signed", "2023-03-03", "Norway; Peru")],
    ),
    "approved yesterday, which had been signed": (
        "The Senate of Paraguay yesterday approved the agreement on air services with Qatar, "
        "which had been signed in Asunción on 5 December 2018.",
        [
            told("agreement on air services with Qatar", "agreement", "signed", "2018-12-05", "Paraguay; Qatar"),
        ],
    ),
    "approved at home only": (
        "The Senate of Uruguay approved the Treaty on Extradition between Uruguay and Ghana on 7 May 2024. The "
        "Agreement on Ports between Togo and Benin was approved on 6 May by the government of Togo.",
        [
            told("Treaty on Extradition between Uruguay and Ghana", "treaty", "mentioned", None, "Uruguay; Ghana"),
            told("Agreement on Ports between Togo and Benin", "agreement", "mentioned", None, "Togo; Benin"),
        ],
    ),
    "approved by two governments": (
        "The governments of Norway and Peru approved the Joint Action Plan on Fisheries on 3 March 2024.",
        [told("Joint Action Plan on Fisheries", "plan", "signed", "2024-03-03", "Norway; Peru")],
    ),
    "a law on a ratification adopted by a parliament": (
        "The Saeima adopted the law on ratification of the Agreement on Water between Latvia and Chad on 7 May 2024.",
        [told("Agreement on Water between Latvia and Chad", "agreement", "ratified", None, "Latvia; Chad")],
    ),
    "ratified by a chamber": (
        "The Senate of Chile ratified the Framework Agreement with the European Union on 7 May 2024.",
        [told("Framework Agreement", "agreement", "ratified", None, "Chile; European Union")],
    ),
    "a signing put to others": (
        "Foreign Minister of Ghana Shirley Botchwey proposed to her Chilean colleague, Alberto van Klaveren, the "
        "signing of an agreement on visas.",
        [told("agreement on visas", "agreement", "planned", None, "Chile; Ghana")],
    ),
    "a signing that was suggested": (
        "The signing of an agreement on ports between Ghana and Chile was proposed in Accra on 7 May 2024.",
        [told("agreement on ports between Ghana and Chile", "agreement", "planned", None, "Ghana; Chile")],
    ),
    "a proposal besides a signing": (
        "Ana Lima proposed closer ties after the signing of the agreement on fisheries between Norway and Peru. She "
        "offered Chile a plan and welcomed the signing of an agreement on ports between Chile and Peru.",
        [
            told("agreement on fisheries between Norway and Peru", "agreement", "signed", None, "Norway; Peru"),
            told("agreement on ports between Chile and Peru", "agreement", "signed", None, "Chile; Peru"),
        ],
    ),
    "agreements in force, told by what they do": (
        "Foreign Minister of Ghana Shirley Botchwey met Foreign Minister of Chile Alberto van "
        "Klaveren in Accra on 4 May 2024. A visa waiver agreement of 1997 governs travel between "
        "the two countries. The 1964 trade agreement continues to apply. The existing memorandum "
        "of understanding on mining, which dates from 2008, expires in December.",
        [
            told("visa waiver agreement", "agreement", "in_force", "1997", "Chile; Ghana"),
            told("trade agreement", "agreement", "in_force", "1964", "Chile; Ghana"),
            told("memorandum of understanding on mining", "memorandum", "in_force", "2008", "Chile; Ghana"),
        ],
    ),
    "in force on a day to come": (
        "Oman ratified the Agreement on Visas with Peru on 3 May 2024, which enters into force on 1 August 2024.",
        [told("Agreement on Visas", "agreement", "signed", None, "Oman; Peru")],
    ),
    "in force on the day of another clause": (
        "The Agreement on Visas between Oman and Peru, ratified by Oman on 3 March 2023, entered into force on 1 May "
        "2023.",
        [told("Agreement on Visas between Oman and Peru", "agreement", "in_force", "2023-05-01", "Oman; Peru")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_a_text_tells_of_documents(name: str) -> None:
    text, wanted = CASES[name]
    found = read(text)
    assert [(a.title, a.kind, a.status) for a in found] == [(w.title, w.kind, w.status) for w in wanted]
    for agreement, want in zip(found, wanted, strict=True):
        assert agreement.date == want.date
        assert sorted(p.name for p in agreement.signatories) == sorted(want.signatories)
        if want.parties is not None:
            assert sorted(p.name for p in agreement.parties) == sorted(want.parties)


@pytest.mark.parametrize("case", parameters("agreements"))
def test_a_text_tells_between_whom_by_whose_hand_and_when(case: dict[str, Any]) -> None:
    found = list(extract(document(case)).agreements)
    for line in case["agreements"]:
        words, status, when, parties, signatories = columns(line, 5)
        told = [a for a in found if words and words.lower() in a.title.lower()]
        assert told, f"{words}: only {[a.title for a in found]}"
        said = {
            "status": (told[0].status, status),
            "when": (told[0].date, when),
            "parties": (sorted(p.name for p in told[0].parties), sorted(listed(parties))),
            "signatories": (sorted(p.name for p in told[0].signatories), sorted(listed(signatories))),
        }
        wanted = {key: want for key, (_, want) in said.items() if want not in ("any", ["any"])}
        assert {key: said[key][0] for key in wanted} == wanted


NONE = [
    "Norway cancelled the fisheries deal that it was to sign with Morocco in June.",
    "Oslo called off a planned gas accord which it was to conclude with Warsaw in July.",
    "Kazakhstan and Belgium agreed to cooperate in energy and reached an understanding on trade.",
    "The ministers of Chad and Mali reaffirmed the principles of the UN Charter and the Charter of the United Nations.",
    "President Biden praised the Inflation Reduction Act and the American Jobs Plan.",
    "The President approved a disaster declaration for Florida.",
    "The sides reached an agreement in principle on the way ahead.",
    "There was broad agreement among the ministers of Italy and Spain that trade should grow.",
    "NATO stands for the North Atlantic Treaty Organization.",
    "The Chief of Protocol of the Ministry received the Ambassador of Peru.",
    "The delegations of Laos and Japan discussed a number of agreements and other documents.",
    "The two sides adopted safety protocols against the virus.",
    "The Private Sector Development Program of Australia goes to Fiji.",
    "The Prime Minister received the Order of Friendship, an award of the Republic.",
    "In agreement with his Swiss colleague, the minister spoke of peace.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_agreement_between_parties(text: str) -> None:
    assert read(text) == []


def test_a_negated_or_cancelled_signing_is_not_signed() -> None:
    text = (
        "Kenya and Somalia have not signed the Maritime Boundary Agreement. "
        "The planned signing of the Trade Agreement between Chad and Niger was cancelled."
    )
    assert read(text)[0].status == "mentioned"
    assert all(a.status != "signed" for a in read(text))


def test_those_in_whose_presence_a_document_is_signed_are_witnesses() -> None:
    text = (
        "In the presence of President of Chile Gabriel Boric, Foreign Minister of Chile Alberto van Klaveren and "
        "Foreign Minister of Ghana Shirley Ayorkor Botchwey signed "
        "an Agreement on Visas."
    )
    (agreement,) = read(text)
    assert [w.name for w in agreement.witnesses] == ["Gabriel Boric"]
    assert {w.capacity for w in agreement.witnesses} == {"witness"}
    assert {s.capacity for s in agreement.signatories} == {"signatory"}
    assert [s.on_behalf for s in agreement.signatories] == ["CL", "GH"]


@pytest.mark.parametrize(
    ("behind", "watched"),
    [
        ("President of Chile Gabriel Boric witnessed the signing.", ["Gabriel Boric"]),
        ("The signing took place in the presence of President of Chile Gabriel Boric.", ["Gabriel Boric"]),
        ("President of Chile Gabriel Boric had witnessed the signing of a treaty on fish with Peru in 2023.", []),
        ("President of Chile Gabriel Boric welcomed the signing.", []),
    ],
)
def test_the_sentence_behind_tells_who_witnessed_the_signing(behind: str, watched: list[str]) -> None:
    agreement = read(
        "Foreign Minister of Chile Alberto van Klaveren and Foreign Minister of Ghana Shirley Ayorkor Botchwey signed "
        f"an Agreement on Visas in Accra on 4 March 2024. {behind}"
    )[0]
    assert [w.name for w in agreement.witnesses] == watched
    assert [s.on_behalf for s in agreement.signatories] == ["CL", "GH"]


@pytest.mark.parametrize(
    "behind",
    [
        ", with Ambassador Carlos Appelgren looking on.",
        ", was reviewed by Ambassador Carlos Appelgren.",
        ", who smiled.",
    ],
)
def test_who_looks_on_or_speaks_of_a_document_later_has_not_signed_it(behind: str) -> None:
    text = (
        "The Agreement on Visas, signed by Foreign Minister of Chile Alberto van Klaveren and "
        f"Foreign Minister of Ghana Shirley Ayorkor Botchwey{behind}"
    )
    (agreement,) = read(text)
    assert [s.name for s in agreement.signatories] == ["Alberto van Klaveren", "Shirley Ayorkor Botchwey"]


def test_an_abbreviation_in_brackets_is_kept_apart_and_known_again() -> None:
    (agreement,) = read(
        "Norway and Indonesia signed the Comprehensive Economic Partnership Agreement (CEPA) on 16 December "
        "2018. The CEPA entered into force on 1 November 2021."
    )
    assert agreement.abbreviation == "CEPA"
    assert (agreement.status, agreement.date) == ("in_force", "2018-12-16")
    assert len(agreement.evidence) == 2


def test_the_years_of_a_plan_are_its_validity() -> None:
    (agreement,) = read("Vietnam and India signed the Plan of Action for 2024-2028.")
    assert (agreement.valid_from, agreement.valid_to) == ("2024", "2028")


def test_every_quote_is_in_the_text() -> None:
    for text, _ in CASES.values():
        for agreement in read(text):
            for party in (agreement, *agreement.parties, *agreement.signatories, *agreement.witnesses):
                assert all(text[e.start : e.end] == e.quote for e in party.evidence)


def test_the_data_of_agreements_is_well_formed() -> None:
    """YAML reads a bare `on` or `no` as a truth value, which would match no word."""
    data = lexicon("agreements")
    for key, value in data.items():
        groups = list(value.values()) if isinstance(value, dict) else [value]
        entries = [entry for group in groups for entry in (group if isinstance(group, list) else [group])]
        assert all(isinstance(entry, str) and entry for entry in entries), key
    assert set(data["heads"]) <= set(get_args(AgreementKind))
    assert set(data["before"]) | set(data["after"]) <= set(get_args(AgreementStatus))
    for form in (f for side in ("before", "after") for forms in data[side].values() for f in forms):
        re.compile(form)


def test_the_years_of_a_programme_are_not_the_day_of_signing() -> None:
    start = "Foreign Minister Baiba Braže of Latvia and Foreign Minister Samuel Okudzeto Ablakwa of Ghana signed the"
    (undated,) = read(f"{start} *Second Cooperation Programme* (2025–2029).")
    (dated,) = read(f"{start} *Second Cooperation Programme* (2025–2029) on 6 May 2024.")
    assert (undated.date, dated.date) == (None, "2024-05-06")


@pytest.mark.parametrize(
    "denial",
    [
        "The ministry denied that the Nairobi Port Agreement was signed.",
        '"We have not signed the Nairobi Port Agreement," a minister said.',
        "Mali refused to sign the Nairobi Port Agreement.",
    ],
)
def test_a_denial_is_no_quote_of_what_others_tell_as_signed(denial: str) -> None:
    signed = "Kenya and Peru signed the Nairobi Port Agreement on 3 May 2024."
    (told,) = read(f"{signed} {denial}")
    assert (told.status, [e.quote for e in told.evidence]) == ("signed", [signed])
    (alone,) = read(denial)
    assert [e.quote for e in alone.evidence] == [denial]
