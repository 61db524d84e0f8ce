"""Token and tag a line (BIO), sentences between empty lines: which words are names of places."""
from .scores import Counts, Measured, Row
from .spans import of_kind


def recognises(path, head):
    if not path.endswith(('.bio', '.conll', '.iob')):
        return False
    fields = [line.split() for line in head.splitlines()[:50] if line.strip() and not line.startswith('#')]
    return any(len(field) >= 2 and (field[-1] == 'O' or field[-1][:2] in ('B-', 'I-')) for field in fields)


def _sentences(path):
    out, current = [], []
    with open(path, encoding='utf-8') as lines:
        for line in lines:
            if line.startswith('# doc'):
                continue
            fields = line.split()
            if fields:
                current.append((fields[0], fields[-1]))
            elif current:
                out.append(current)
                current = []
    return out + [current] if current else out


def _places(tags):
    """Token spans of the LOC names; a name that lacks its B- begins at its first I-."""
    out, first = set(), None
    for position, tag in enumerate([*tags, 'O']):
        goes_on = tag == 'I-LOC' and first is not None
        if not goes_on and first is not None:
            out.add((first, position))
            first = None
        if tag.endswith('-LOC') and not goes_on:
            first = position
    return out


def measure(name, path, program, exceptions):
    sentences = _sentences(path)
    texts = [' '.join(word for word, _ in sentence) for sentence in sentences]
    strict, touching, out = Counts(), Counts(), Measured()
    for sentence, text, lines in zip(sentences, texts, program.extract([{'text': text} for text in texts])):
        words, starts, at = [word for word, _ in sentence], [], 0
        for word in words:
            starts.append(at)
            at += len(word) + 1
        gold, found = _places([tag for _, tag in sentence]), set()
        for place in of_kind(lines, 'place'):
            held = [n for n, word in enumerate(words)
                    if starts[n] < place['end'] and place['start'] < starts[n] + len(word)]
            if held:
                found.add((held[0], held[-1] + 1))
        touches = lambda one, others: any(one[0] < end and start < one[1] for start, end in others)
        strict.add(len(gold & found), len(found), len(gold & found), len(gold))
        touching.add(sum(touches(one, gold) for one in found), len(found),
                     sum(touches(one, found) for one in gold), len(gold))
        if gold != found:
            told = lambda spans: ', '.join(' '.join(words[a:b]) for a, b in sorted(spans)) or '-'
            out.errors.append(f'missed {told(gold - found)} | invented {told(found - gold)} | {text[:160]}')
    out.rows = [Row(name, 'place names, exact span', strict), Row(name, 'place names, overlapping', touching)]
    return out
