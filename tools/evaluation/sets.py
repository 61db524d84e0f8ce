"""Finds annotated sets and tells of which kind each is, by what is in them."""
import csv
import json
import os

from . import article_set, bio, coordinates, numbers, sentence_events, times, timex, ucdp

ROW_KINDS = (coordinates, sentence_events, timex, numbers, times)


def kind_of(path):
    """The module that measures this file or folder; None for what is no annotated set."""
    if os.path.isdir(path):
        return article_set if article_set.recognises(path) else None
    try:
        with open(path, encoding='utf-8', newline='') as file:
            head = file.read(4096) + file.readline()
    except (OSError, UnicodeDecodeError):
        return None
    if path.endswith('.csv'):
        return ucdp if ucdp.recognises(next(csv.reader(head.splitlines()), [])) else None
    if bio.recognises(path, head):
        return bio
    if path.endswith(('.jsonl', '.ndjson')):
        return _kind_of_rows(path)
    return None


def _kind_of_rows(path):
    with open(path, encoding='utf-8') as lines:
        for _, line in zip(range(50), lines):
            try:
                row = json.loads(line)
            except ValueError:
                return None
            for kind in ROW_KINDS:
                if isinstance(row, dict) and kind.recognises(row):
                    return kind
    return None


def find(path):
    """(name, path, module) of the set at `path`, or of all sets below it, in order."""
    path = os.path.normpath(path)
    if module := kind_of(path):
        parts = os.path.abspath(path).split(os.sep)
        return [('/'.join(parts[-2:]) if os.path.isdir(path) else os.path.splitext(parts[-1])[0], path, module)]
    if not os.path.isdir(path):
        return []
    out = []
    for entry in sorted(os.listdir(path)):
        if not entry.startswith('.'):
            out += find(os.path.join(path, entry))
    return out
