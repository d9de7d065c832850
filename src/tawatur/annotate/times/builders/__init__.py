"""From phrase to reading: one builder for each rule of the grammar.

Reads `Phrase`s; writes readings. A builder gives None where the words matched but cannot mean a time (a month
number of 14, two names of different months); the next candidate is then tried. `BUILDERS` names the builder
of every rule.
"""

from collections.abc import Callable, Mapping

from tawatur.annotate.times.builders import clocks, dates, lengths, periods, runs, sets, vague
from tawatur.annotate.times.grammar import Phrase
from tawatur.annotate.times.reading import Reading

BUILDERS: Mapping[str, Callable[[Phrase], Reading | None]] = {
    "day": dates.day_of_one_year, "dayparts": dates.dayparts, "nights": dates.nights, "eveof": dates.eveof,
    "monthday": dates.monthday, "dayof": dates.dayof, "month": dates.month, "monthpair": dates.monthpair,
    "bareyear": dates.bareyear, "oldyear": dates.year, "yearpair": dates.year, "beforechrist": dates.beforechrist,
    "days": runs.days, "weekdaypair": runs.weekdaypair, "months": runs.months, "years": runs.years,
    "clock": clocks.clock, "clockday": clocks.clockday, "hours": clocks.hours,
    "night": clocks.night, "lastmidnight": clocks.night, "thispart": clocks.part_alone, "partdef": clocks.part_alone,
    "partprep": clocks.part_alone, "adverb": clocks.part_alone, "midday": clocks.part_alone,
    "unit": periods.unit_period, "unitpart": periods.unitpart, "weekofmonth": periods.weekofmonth,
    "samemonth": periods.samemonth, "year": periods.year_share, "yearpart": periods.year_share,
    "weekend": periods.weekend, "season": periods.season, "century": periods.century, "decade": periods.decade,
    "feast": periods.feast,
    "duration": lengths.duration, "stretch": lengths.duration, "dualdef": lengths.duration,
    "counteddef": lengths.duration, "countdef": lengths.countdef, "wholeunit": lengths.wholeunit,
    "lengths": lengths.lengths, "oneunit": lengths.oneunit, "singleunit": lengths.one, "fewunits": lengths.some,
    "someunits": lengths.some, "unitsof": lengths.unitsof, "sizedperiod": lengths.sizedperiod,
    "set": sets.repeated, "each": sets.each, "yearly": sets.yearly,
    "theseunits": vague.theseunits, "thisperiod": vague.theseunits, "period": vague.period,
    "vague": vague.vague, "vagueprep": vague.vague, "side": vague.side,
}  # fmt: skip
