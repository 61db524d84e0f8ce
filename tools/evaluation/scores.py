"""Counts of right and wrong, the rows of the table that come of them, and what a measured set hands back."""
from dataclasses import dataclass, field


@dataclass
class Counts:
    """Precision and recall. An answer may be right while two of them answer one annotated item, so right is counted
    from both sides: `right_answers` of `answers` given, `right_gold` of `gold` annotated."""
    right_answers: int = 0
    answers: int = 0
    right_gold: int = 0
    gold: int = 0

    def add(self, right_answers, answers, right_gold, gold):
        self.right_answers += right_answers
        self.answers += answers
        self.right_gold += right_gold
        self.gold += gold

    @property
    def precision(self):
        return self.right_answers / self.answers if self.answers else float(not self.gold)

    @property
    def recall(self):
        return self.right_gold / self.gold if self.gold else 1.0

    @property
    def f1(self):
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Share:
    """`right` of `cases`."""
    right: int = 0
    cases: int = 0

    def add(self, right, cases=1):
        self.right += int(right)
        self.cases += cases

    @property
    def value(self):
        return self.right / self.cases if self.cases else None


@dataclass
class Row:
    set: str
    measure: str
    score: object        # Counts, Share, or a plain number
    unit: str = ''
    cases: int | None = None
    target: str = ''

    @property
    def value(self):
        if isinstance(self.score, Counts):
            return self.score.f1
        return self.score.value if isinstance(self.score, Share) else self.score

    @property
    def size(self):
        if isinstance(self.score, Counts):
            return self.score.gold
        return self.score.cases if isinstance(self.score, Share) else self.cases


@dataclass
class Answer:
    """A place that was given a position: how sure the program was, and whether it was right. `annotated` is False for
    a place where the annotators saw none."""
    confidence: float
    right: bool
    annotated: bool = True


@dataclass
class Measured:
    rows: list = field(default_factory=list)
    errors: list = field(default_factory=list)   # one line each
    answers: list = field(default_factory=list)  # Answer, for --calibration
    right_when: str = ''                         # what makes an answer right, for --calibration
    remarks: list = field(default_factory=list)  # something is wrong with the set itself
