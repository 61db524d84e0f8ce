"""Rows of a public suite that contradict our contract: tests/exceptions/*.tsv.

Columns: row (the id in the suite), suite (what it wants), contract (what the contract makes of the phrase; "-" for
nothing), sentence (of the contract, that decides). Days are written from..to, `to` exclusive; several readings or
several numbers are separated by " ; ". A # begins a comment."""
import glob
import os
from dataclasses import dataclass

from .spans import day


@dataclass
class ExceptionRow:
    row: str
    suite: str
    contract: str
    sentence: str
    where: str

    def _readings(self):
        return [] if self.contract == '-' else [one.strip() for one in self.contract.split(';')]

    def quotes(self, told):
        """A remark where the column `suite` is not what the suite itself says."""
        return [] if self.suite == told else [f"{self.where}: the suite wants '{told}' of {self.row}, not '{self.suite}'"]

    def met_by_days(self, intervals):
        """Whether one of the (from, to) day numbers is what the contract says."""
        wanted = {tuple(day(end) for end in one.split('..')) for one in self._readings()}
        return any(interval in wanted for interval in intervals) if wanted else not intervals

    def met_by_numbers(self, numbers):
        wanted = [float(one) for one in self._readings()]
        return all(any(abs(n - want) < 1e-6 * max(1, abs(want)) for n in numbers if n is not None) for want in wanted) \
            if wanted else not numbers


def load(folder):
    """Row id to ExceptionRow, and what is wrong with the files."""
    out, problems = {}, []
    for path in sorted(glob.glob(os.path.join(folder, '*.tsv'))):
        with open(path, encoding='utf-8') as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip() or line.startswith('#') or line.startswith('row\t'):
                    continue
                where, fields = f'{os.path.basename(path)}:{number}', [one.strip() for one in line.rstrip('\n').split('\t')]
                if len(fields) != 4 or not all(fields):
                    problems.append(f'{where}: four columns are needed: row, suite, contract, sentence')
                elif fields[1] == fields[2]:
                    problems.append(f'{where}: {fields[0]}: the suite and the contract agree')
                elif fields[0] in out:
                    problems.append(f'{where}: {fields[0]} stands in {out[fields[0]].where} already')
                else:
                    out[fields[0]] = ExceptionRow(*fields, where)
    return out, problems
