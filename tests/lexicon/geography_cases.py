"""What the data files on countries, organisations, names and words must know: tables that a diplomat can correct."""

import re

# The 193 member states of the United Nations.
UN_MEMBERS = re.findall(
    r"[A-Z]{2}",
    """
AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU
CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ
IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU
MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN
SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VC VE VN VU WS YE ZA ZM ZW
""",
)

# Usual forms of countries: names old and new, adjectives, people, capitals, abbreviations, metonyms.
FORMS = {
    "BA": ["Bosnia-Herzegovina"],
    "CD": ["Congolese", "DRC"],
    "CG": ["Republic of the Congo"],
    "CI": ["Côte d'Ivoire", "Ivory Coast"],
    "CV": ["Cape Verde"],
    "CZ": ["Czech Republic"],
    "DO": ["Dominican"],
    "GB": ["Great Britain", "U.K."],
    "GE": ["Sakartvelo"],
    "JO": ["Hashemite Kingdom of Jordan"],
    "KG": ["Kyrgyz Republic"],
    "KP": ["DPRK"],
    "KR": ["ROK", "Korean"],
    "KZ": ["Kazakhstan", "Kazakhstani", "Nur-Sultan", "Akorda"],
    "MM": ["Burma"],
    "NE": ["Nigerien"],
    "NG": ["Nigerian"],
    "NL": ["Holland", "Dutch"],
    "PS": ["Palestinian"],
    "RU": ["Kremlin"],
    "SA": ["KSA"],
    "SZ": ["Swaziland"],
    "TR": ["Türkiye", "Turkiye", "Turkey", "Turks"],
    "UA": ["Kiev"],
    "US": ["United States of America", "U.S."],
    "VA": ["Vatican"],
    "VN": ["Việt Nam", "Viet Nam", "Hà Nội"],
    "XK": ["Kosovar"],
}

ABBREVIATIONS = {
    "UN": "United Nations",
    "EU": "European Union",
    "SCO": "Shanghai Cooperation Organisation",
    "OTS": "Organization of Turkic States",
    "CICA": "Conference on Interaction and Confidence Building Measures in Asia",
    "OSCE": "Organization for Security and Co-operation in Europe",
    "IAEA": "International Atomic Energy Agency",
    "OIC": "Organisation of Islamic Cooperation",
    "ICRC": "International Committee of the Red Cross",
}

GIVEN_NAMES = [
    "Roman",
    "Kassym-Jomart",
    "Yermek",
    "Olzhas",
    "Shavkat",
    "Sadyr",
    "Emomali",
    "Serdar",
    "Ilham",
    "Recep",
    "Bart",
    "Annalena",
    "Jean-Noël",
    "Giorgia",
    "Zbigniew",
    "Mohammed",
    "Abdullah",
    "Narendra",
    "Toshimitsu",
    "Ngozi",
]

WORDS = [
    "ministry",
    "foreign",
    "affairs",
    "discusses",
    "strengthened",
    "cooperation",
    "the",
    "and",
    "deputy",
    "centre",
    "center",
]
