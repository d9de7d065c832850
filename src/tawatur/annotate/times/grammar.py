"""The grammar of time expressions: regular expressions over item codes, longest match first.

Reads `Items`; writes `Phrase`s (rule, items, groups). A pattern names item classes in CAPITALS and macros in
<angle brackets>, and WORD for one word that is no time word; `compile_rule` turns both into code characters.
No pattern nests one unbounded repetition in another, so the time to match is linear in the length of the
text.
"""

import re
from dataclasses import dataclass
from functools import cache

from tawatur.annotate.times.items import Item, Items, register_number_codes
from tawatur.annotate.times.vocabulary import OTHER, vocabulary

_DAYN = "ART? DAYN"
_ANYMONTH = "(?:MONTH|HMONTH)"
# "2025", "year 2025", "of the year 2025", "AD", "last year", "this year", after a month.
_YEAR_OF = (
    "(?: (?:OF|IN)? (?:YEARW|USD)? NUM ERAH (?: (?:SLASH|LP) NUM ERAG RP? )?"
    " | COMMA? (?:OF|IN)? (?:YEARW|USD)? (?:YEAR|OLDYEAR) (?:ERAG|ERAH|ERAB)? | SLASH (?:YEAR|OLDYEAR) (?:ERAG|ERAH)?"
    " | LP YEAR (?:ERAG|ERAH)? RP | (?:OF|IN)? USD MOD | (?:OF|IN)? THIS USD | OF EACH US )"
)
_MONTH_OF = "MONTHW? <anymonth>"
_MACROS = {
    "dayn": _DAYN,
    "anymonth": _ANYMONTH,
    "yearof": _YEAR_OF,
    "monthof": _MONTH_OF,
    # 334 AH/945 AD
    "bothyears": "NUM ERAH (?:SLASH|DASH|LP|AGREE) (?P<other>NUM ERAG) RP?",
    # 14 April 2024, the 14th of April, 14/04/2024, 2024-04-14, 14.4.2024, April 14, 2024
    "date": (
        "(?: (?:<dayn>|FIRST) OF? <monthof> (?:<yearof>|MOD)?"
        " | DAYN (?:SLASH|DASH) MNUM (?:SLASH|DASH) (?:YEAR|OLDYEAR) (?:ERAG|ERAH)?"
        " | (?:YEAR|OLDYEAR) (?:SLASH|DASH) MNUM (?:SLASH|DASH) DAYN (?:ERAG|ERAH)?"
        " | DOTDATE (?:ERAG|ERAH)?"
        " | MONTH DAYN COMMA? YEAR )"
    ),
    "weekday": "(?: DAYW? WD | DAYW WDBARE )",
    "deictic": "(?: (?:DAYW|THIS)? (?:DEICTIC|TODAY) | DAYW DEICTICN )",
    "part": "(?: (?:EDGE OF?)? (?:PART|MIDNIGHT|MIDDAY) | EDGE | SIDE )",
    # between the ends of a range, or between two of a kind
    "through": "(?: AND? TO JOINED? | AND | OR | DASH | SLASH )",
    "zone": "(?: ZONE | ZONEW WORD )",
    "num": "ART? (?:NUM|TENS)",
    "unit": "(?:US|UP|UD)",
    "clock": (
        "CLOCK? ART? (?:HOUR|ORD|DOTCLOCK) (?: COLON MINUTE | AND (?:NUM|MINUTE) US | AND CFRAC | CMINUS CFRAC"
        " | AND FRAC )? CEXACT?"
    ),
}

# Rule -> pattern. Its builder (`builders`) turns a match into a reading.
RULES = {
    # evening of yesterday, Saturday (19 February 2025), corresponding to ...
    "day": (
        "(?P<part><part>)? OF? (?P<deictic><deictic>)?"
        " (?: (?:COMMA|LP|DASH)? THIS? (?P<weekday><weekday>) RP? (?P<wdadv>PARTADV)? (?:(?P<wdbefore>BEFORE)? (?P<wdmod>MOD))? RP? )?"
        " (?: (?:COMMA|LP|COLON|AGREE|DASH)* DAYW? (?P<date><date>) RP?"
        "     (?: (?:COMMA|LP|SLASH|DASH)? AGREE COLON? DAYW? (?P<other><date>) RP?"
        "       | (?:LP|SLASH|DASH) (?P<other2><date>) RP? )? )?"
    ),
    "dayparts": "(?P<weekday><weekday>|<deictic>) (?P<mod>MOD)? IN? (?P<adverb>PARTADV|PARTDEF)",
    "nights": "PART (?P<first>WD) DASH? (?P<second>WD)",
    "days": (  # 3 to 5 May; 3 or 4 May; the days 3, 4 and 5 May
        "(?: DAYW | UC | UP )? (?P<first><dayn>) (?P<middle>AND <dayn> (?:AND <dayn>)?)? <through> (?P<second><dayn>)"
        " OF? <monthof> (?:<yearof>|MOD)?"
    ),
    "weekdaypair": "UC (?P<first>WD) (?: AND (?P<second>WD) (?P<mod>MOD)? )?",
    "eveof": "EVE (?P<date><date>)",
    "monthday": "(?: DAYW | WD (?:COMMA|LP)? ) DAYN (?:SLASH|DASH) MNUM RP?",
    "dayof": "DAYW? (?P<day>ART? (?:DAYN|ORD)) OF (?: THIS USD | USD MOD | (?P<same>SAMEB USD | USD SAMEA) )",
    "month": "(?P<pos>POS|POSRISKY|SIDE OF?)? <monthof> (?:<yearof>|MOD)?",
    "months": "(?:MONTHWS|UC)? (?P<first>MONTH) <through> (?P<second>MONTH) (?:<yearof>|MOD)?",
    "monthpair": "MONTHWS (?P<first>MONTH)",
    "year": "(?P<pos>POS|POSRISKY|(?:HALF|QUARTER|THIRD) (?:ORD|<num>)? OF?)? (?:YEARW|USD) FIN? ART?"
            " (?: <bothyears> | NUM ERAH | (?:YEAR|OLDYEAR) (?:ERAG|ERAH|ERAB)? )",
    "yearpart": "(?P<pos>POS|POSRISKY|(?:HALF|QUARTER|THIRD) ORD OF) YEAR ERAG?",
    "bareyear": "(?P<year>YEAR) (?:ERAG|ERAH)?",
    "oldyear": "(?: <bothyears> | NUM ERAH | OLDYEAR (?:ERAH|ERAB) )",
    "years": "(?: (?:YEARW|UC|UDD|UD|USD)? (?P<first>YEAR) <through> (?P<second>YEAR) ERAG? )",
    "yearpair": "UC YEAR",
    "beforechrist": "APPROX? NUM US ERAB",
    "unit": (  # last week, the month before last, this year, the same day, early this month
        "(?P<pos>POS|POSRISKY|EVE|SIDE OF?|(?:HALF|QUARTER|THIRD) ORD OF)?"
        " (?: (?P<this>THIS|THAT) (?P<u1>USD) FIN? | (?P<u2>USD) FIN? (?P<before>BEFORE)? (?P<mod>MOD)"
        "   | (?P<u3>USD) (?P<same>SAMEA) | (?P<same2>SAMEB) (?P<u4>USD) )"
    ),
    "unitpart": "(?P<pos>POS|SIDE OF|(?:HALF|QUARTER|THIRD) ORD OF) (?P<unit>USD) FIN?",
    "weekofmonth": "(?: (?P<pos>POS)? (?P<unit>USD) | WEEKEND ) (?P<nth>ORD) OF (?: (?P<this>THIS) USD | USD (?P<mod>MOD) )",
    "samemonth": "(?P<unit>USD) SAMEA OF YEARW? YEAR",
    "season": "(?P<pos>POS|POSRISKY)? (?:MONTHWS|PERIOD)? (?:(?P<season>SEASON) (?:<yearof>)"
              " | (?:(?P<this>THIS) )?(?P<seasond>SEASOND) (?P<mod>MOD)? (?:<yearof>)?)",
    "century": "(?P<pos>POS|POSRISKY)? (?P<unit>USD) (?: (?P<nth>ART? (?:ORD|NUM)) )",
    "decade": "(?P<pos>POS|POSRISKY)? (?P<decade>DECADE) (?: OF? (?P<unit>USD) (?P<mod>MOD) )?",
    "weekend": "(?P<this>THIS)? WEEKEND (?P<mod>MOD)?",
    "night": "(?: EDGE | (?P<mid>MIDNIGHT) )? (?:THIS )?(?P<night>TONIGHT) (?:(?P<before>BEFORE)? (?P<mod>MOD))?"
             " (?: LP? (?P<weekday>WD) RP? )?",
    "thispart": "(?: EDGE )? THIS (?P<part>PARTDEF)",
    "partdef": "EDGE (?P<part>PARTDEF)",
    "lastmidnight": "(?P<mid>MIDNIGHT) (?P<mod>MOD)",
    "adverb": "(?P<adverb>PARTADV)",
    "partprep": "(?P<part>PARTDEF)",
    "midday": "(?P<point>MIDDAY|MIDNIGHT)",
    "clock": "<clock> (?:(?:OF|IN)? (?P<adverb>PARTADV|PARTDEF))? (?:LP? <zone> RP?)?",
    "clockday": "<clock> (?:OF|IN)? (?P<part>PART) OF? (?P<deictic><deictic>)? (?P<weekday><weekday>)?"
                " (?:(?P<before>BEFORE)? (?P<mod>MOD))?",
    "hours": "(?P<first>HOUR COLON MINUTE) <zone>?",
    "duration": (
        "(?P<approx>APPROX)? (?: FRAC? (?P<count><num>|DECIMAL) (?P<unit>US|UP) | FRAC (?P<fracunit>US|USD)"
        " | (?P<dual>UD) TWO? | (?P<few>FEWB) (?P<fewunit>US|UP) | TENS (?P<tens>UPD) )"
        " (?: AND (?: (?P<count2><num>) (?P<unit2>US|UP) | (?P<half>FRAC) (?:USD|US)? | (?P<dual2>UD) ) )?"
        " WHOLE? APPROXA? (?P<mod>MOD)?"
    ),
    "stretch": (  # the last three years; the coming two days; the last 48 hours
        "(?: (?P<dual>UDD) TWO? | (?P<unit>UPD) (?P<count><num>|ORD) | (?P<count3>ART? NUM) (?P<unit3>UPD)"
        " | (?P<count4>ART NUM) (?P<unit4>US|UP) ) (?P<few>FEWAD)? (?P<mod>MOD)"
    ),
    "counteddef": "(?P<unit>UPD) (?P<count><num>)",
    "wholeunit": "LONG (?P<unit>TODAY|USD)",
    "lengths": "(?P<approx>APPROX)? (?P<first><num>) (?:TO|OR|AND|DASH) (?P<count><num>) (?P<unit>US|UP)",
    "dualdef": "(?P<dual>UDD)",
    "countdef": "ART NUM (?P<unit>US|UP)",
    "oneunit": "(?P<approx>APPROX)? (?P<unit>US) (?:ONE|AND FRAC (?:US|USD)?) WHOLE? (?P<mod>MOD)?",
    "singleunit": "(?P<approx>APPROX)? (?P<unit>US) WHOLE?",
    "fewunits": "(?P<unit>UP) (?P<few>FEWA|FEWB|SIZE) (?P<mod>MOD)?",
    "someunits": "(?P<unit>UP)",
    "unitsof": "(?P<unit>UPD) (?: FEWAD )? (?: AND UPD )? (?P<mod>MOD)",
    "theseunits": "(?P<this>THIS|THAT) (?P<unit>UPD)",
    "period": "(?P<period>PERIODD) FEWAD? (?P<mod>MOD)",
    "thisperiod": "(?P<this>THIS|THAT) (?P<period>PERIODD)",
    "sizedperiod": "(?P<period>PERIOD) SIZE SIZE?",
    "feast": (
        "(?:(?P<eve>EVE) (?:CELEB WORD? (?:JOINED|IN)?)?)? FEASTDAY? JOINED? (?:ANNIV (?:ORD|NUM)? JOINED?)? (?P<feast>FEAST)"
        " (?: (?:YEARW|USD)? (?:YEAR|OLDYEAR) (?:ERAG|ERAH)? | USD? MOD )?"
    ),
    "set": "(?P<set>SET)",
    "each": (
        "EACH (?: (?P<weekday><weekday>|WDBARE) (?P<wdadv>PARTADV)? | (?P<date><date>)"
        " | (?P<num><num>)? (?P<unit>US|UP|UD) )"
    ),
    "yearly": "DAYW? <date>",
    "vague": "(?P<vague>VAGUE)",
    "vagueprep": "(?P<vague>VAGUEP)",
    "side": "(?P<side>SIDE) (?:TODAY)?",
}  # fmt: skip

_CLASS = re.compile(r"(?<![A-Za-z<?])[A-Z][A-Z0-9]+(?![a-z>])")
_MACRO = re.compile(r"(?<!\?P)<([a-z]+)>")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A match of one rule: items [first, last) and the item ranges of its groups."""

    rule: str
    source: Items
    first: int
    last: int
    groups: dict[str, tuple[int, int]]

    def has(self, group: str) -> bool:
        """Whether the group took part in the match."""
        return group in self.groups

    def part(self, group: str | None = None) -> tuple[Item, ...]:
        """The items of a group (of the whole phrase without one); empty if the group took no part."""
        first, last = (self.first, self.last) if group is None else self.groups.get(group, (0, 0))
        return self.source.items[first:last]

    def find(self, name: str, group: str | None = None) -> Item | None:
        """The first item of the group that may be of class `name`."""
        return next((item for item in self.part(group) if name in item.values), None)


def _expand(pattern: str) -> str:
    while _MACRO.search(pattern):
        pattern = _MACRO.sub(lambda m: f"(?:{_MACROS[m[1]]})", pattern)
    return pattern


def compile_rule(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of class names and macros into a regular expression over codes."""
    known = vocabulary()
    coded = _CLASS.sub(
        lambda m: f"[{OTHER}]" if m[0] == "WORD" else known.class_pattern(m[0]), _expand(pattern)
    )
    return re.compile(re.sub(r"\s+", "", coded))


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    register_number_codes()
    return tuple((name, compile_rule(pattern)) for name, pattern in RULES.items())


# Classes that cannot begin an expression; positions that hold nothing else are skipped. Signs, words that join,
# words that stand behind another, and what only a number or year has after it.
_NEVER_FIRST = frozenset({
    "SLASH", "DASH", "COMMA", "LP", "RP", "COLON", "QUOTE", "DOT",
    "AND", "OR", "TO", "OF", "IN", "JOINED", "PREP", "HPREP", "AGO", "SINCE", "WITHIN", "AFTER", "BEFORE",
    "AGREE", "MOD", "SAMEA", "ONE", "TWO", "FEWA", "FEWAD", "WHOLE", "APPROXA", "LATELY", "SIZE", "AMBIGUOUS",
    "ERAG", "ERAH", "ERAB", "FIN", "CFRAC", "CMINUS", "CEXACT", "ZONE", "DECIMAL",
})  # fmt: skip


@cache
def _starters() -> re.Pattern[str]:
    register_number_codes()
    codes = [code for classes, code in vocabulary().codes.items() if classes - _NEVER_FIRST]
    return re.compile(f"[{''.join(sorted(codes))}]")


def candidates(items: Items, at: int) -> list[Phrase]:
    """All matches that begin at item `at`, longest first, then in the order of the rules."""
    found: list[tuple[int, int, Phrase]] = []
    for order, (name, rule) in enumerate(_rules()):
        match = rule.match(items.codes, at)
        if match is not None and match.end() > at:
            groups = {name: span for name in match.groupdict() if (span := match.span(name))[0] >= 0}
            found.append((-match.end(), order, Phrase(name, items, at, match.end(), groups)))
    found.sort(key=lambda entry: entry[:2])
    return [phrase for _, _, phrase in found]


def next_start(items: Items, at: int) -> int:
    """The next item at or after `at` where an expression may begin, or -1."""
    match = _starters().search(items.codes, at)
    return match.start() if match else -1
