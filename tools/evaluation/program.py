"""The program under measure, called once a set: JSON Lines in on standard input, JSON Lines out."""
import json
import subprocess


class Program:
    def __init__(self, path):
        self.path = path

    def _lines(self, verb, rows):
        feed = ''.join(json.dumps(row, ensure_ascii=False) + '\n' for row in rows)
        run = subprocess.run([self.path, verb, '--quiet', '--format', 'ndjson', '-'], input=feed.encode(),
                             stdout=subprocess.PIPE)
        if run.returncode:
            raise SystemExit(f'tools/evaluate: {self.path} {verb} ended with status {run.returncode}')
        return [json.loads(line) for line in run.stdout.decode().splitlines()]

    def _read(self, verb, documents):
        """The output lines of each document, in the order of the documents; their ids need not differ."""
        if not documents:
            return []
        out = [[] for _ in documents]
        rows = [{**document, 'id': str(number)} for number, document in enumerate(documents)]
        for line in self._lines(verb, rows):
            if line['kind'] != 'remark':  # a remark about the input as a whole belongs to no document
                out[int(line.get('doc', 0))].append(line)  # a single document's lines do not name it
        return out

    def extract(self, documents):
        return self._read('extract', documents)

    def numbers(self, documents):
        return self._read('numbers', documents)

    def geocode(self, queries):
        """The first candidate for each query, or None."""
        best = [None] * len(queries)
        for line in self._lines('geocode', [{**query, 'id': str(number)} for number, query in enumerate(queries)]):
            if line.get('candidates'):
                best[int(line['id'])] = line['candidates'][0]
        return best
