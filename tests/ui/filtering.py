"""What is looked at: filters, chips, the legend, the table of events."""
import subprocess

from window import Window, check, single_marks


def filters(program, display):
    with Window(program, display) as window:
        state = window.ready()
        check(not state['filters'] and state['unread'] == 0, 'a first start filters nothing')
        every = state['listed']
        window.drag((420, 420), (440, 430))  # a map that was moved is not fitted again when its legend changes
        state = window.settle()

        # Only this, from the legend; the chip takes it away.
        signs = sorted((k for k in state['widgets'] if k.startswith('legend.') and k.split('.')[1].isdigit()), key=lambda k: int(k.split('.')[1]))
        check(len(signs) > 2, 'the legend can be clicked')
        window.click(signs[0])
        one = window.wait('one party alone', lambda s: s['filters'] and s['listed'] < every)
        check(one['filters'][0].startswith('actor='), 'it is a party')
        check('chip.actor' in window.settle()['widgets'], 'a chip says so')
        window.click('chip.actor')
        window.wait('all again', lambda s: not s['filters'] and s['listed'] == every)
        window.click(window.settle() and signs[0], button=3)
        window.settle()
        window.click('legend.hide')
        window.wait('the party hidden', lambda s: s['filters'] and s['filters'][0].startswith('actor!=') and s['listed'] < every)
        window.key('shift+x')
        window.wait('cleared by key', lambda s: not s['filters'])

        # The panel: values with counts; a tick hides, the name shows alone.
        window.click((420, 420))
        window.key('shift+f')
        window.wait('the panel', lambda s: s['filters_open'])
        values = sorted(k for k in window.settle()['widgets'] if k.startswith('filter.type.') and k.endswith('.tick'))
        check(len(values) > 1, 'kinds are listed')
        kind = values[0][len('filter.type.'):-len('.tick')]
        window.click(values[0])
        hidden = window.wait('a kind hidden', lambda s: s['filters'] == [f'type!={kind}'])['listed']
        check(0 < hidden < every, 'its events are gone')
        window.click(f'filter.type.{kind}')
        only = window.wait('that kind alone', lambda s: s['filters'] == [f'type={kind}'])['listed']
        check(hidden + only == every, 'the two make all')
        window.click('filter.type.invert')
        window.wait('the others', lambda s: s['filters'] == [f'type!={kind}'] and s['listed'] == hidden)
        window.click('filters.clear')
        window.wait('cleared', lambda s: not s['filters'])

        # A box on the map.
        window.key('shift+f')
        window.wait('the panel is closed', lambda s: not s['filters_open'])
        window.key('b')
        window.wait('the tool', lambda s: s['tool'] == 'box')
        window.settle()
        window.drag((420, 300), (640, 520))
        boxed = window.wait('filtered by the box', lambda s: any(f.startswith('box=') for f in s['filters']))
        check(boxed['tool'] == 'pan' and boxed['listed'] < every, 'the tool is put down')
        for mark in window.settle()['marks']: # those that went have faded
            check(mark['count'] != 1 or (410 < mark['x'] < 650 and 290 < mark['y'] < 530), 'marks are inside')
        window.click('chip.box')
        window.wait('the box is gone', lambda s: not s['filters'] and s['listed'] == every)

        # All events of a mark, as a list.
        cluster = max((m for m in window.settle()['marks'] if 40 < m['x'] < 760 and 100 < m['y'] < 500), key=lambda m: m['count'])
        check(cluster['count'] > 1, 'many in one place')
        window.click((cluster['x'], cluster['y']), button=3)
        window.settle()
        window.click('map_menu.here')
        window.wait('they are selected and listed', lambda s: s['picked'] >= cluster['count'] and s['tab'] == 'events')
        window.key('Escape')
        window.wait('none selected', lambda s: s['picked'] == 0)

        # The province under the pointer.
        mark = single_marks(window.settle())[0]
        window.click((mark['x'] + 25, mark['y'] + 25), button=3)
        window.settle()
        window.click('map_menu.country')
        window.wait('a country alone', lambda s: s['filters'] and s['filters'][0].startswith('country=') and s['listed'] < every)
        window.key('shift+x')
        window.wait('cleared again', lambda s: not s['filters'])

        # An Arabic place by its Latin name.
        window.key('f')
        window.settle()
        window.type('raqqa')
        latin = window.wait('found by its Latin name', lambda s: s['filter'] == 'raqqa' and 0 < s['listed'] < every)['listed']
        window.key('ctrl+a')
        window.paste('الرقه')
        window.wait('found by its Arabic name, in Arabic text too', lambda s: s['filter'] == 'الرقه' and latin <= s['listed'] < every)
        window.click((420, 420))
        window.settle()
        window.click('chip.text')
        window.wait('the words are taken away', lambda s: s['filter'] == '')


def table(program, display):
    for language in ('en_US.UTF-8', 'ar_SY.UTF-8'):
        with Window(program, display, language=language) as window:
            window.ready()
            window.click('tab.events')
            window.settle()
            window.click('events.as_table')
            window.wait('the table', lambda s: 'table' in s['widgets'])

            def rows():
                found = {k: v for k, v in window.settle()['widgets'].items() if k.startswith('events.row.')}
                return [int(k.split('.')[-1]) for k, v in sorted(found.items(), key=lambda kv: kv[1][1])]
            by_time = rows()
            check(len(by_time) > 5, 'rows are in sight')
            date, place = window.rect('table.head.date'), window.rect('table.head.place')
            check((date[0] < place[0]) == language.startswith('en'), 'columns run as reading does')
            window.click('table.head.number')
            window.wait('sorted', lambda s: s['order'] == {'column': 'number', 'descending': False})
            window.click('table.head.number')
            window.wait('the other way round', lambda s: s['order']['descending'])
            check(rows() != by_time, 'rows stand otherwise')

            # Table to map and timeline, map to table.
            first, second, third = rows()[:3]
            window.click(f'events.row.{first}')
            window.wait('selected', lambda s: s['selected'] and s['selected']['row'] == first and s['picked'] == 1)
            window.key('Down')
            window.wait('the next row', lambda s: s['selected']['row'] == second)
            window.key('shift+Down')
            window.wait('two rows', lambda s: s['selected']['row'] == third and s['picked'] == 2)
            window.key('ctrl+c')
            window.wait('copied', lambda s: any(t['key'] == 'toast.copied_rows' for t in s['toasts']))
            text = subprocess.run(['xclip', '-selection', 'clipboard', '-o'], env=window.environment, check=True,
                                  stdout=subprocess.PIPE, timeout=10).stdout.decode()
            lines = text.strip().split('\n')
            check(len(lines) == 3 and all(line.count('\t') == lines[0].count('\t') > 3 for line in lines), f'a head and two rows: {text}')
            window.key('ctrl+a')
            window.wait('all rows', lambda s: s['picked'] == s['listed'])
            window.key('Home')
            window.wait('the first row', lambda s: s['picked'] == 1 and s['selected']['row'] == first)
            window.key('Next')
            window.wait('a page on', lambda s: s['selected']['row'] not in (first, second))
            window.key('End')
            last = window.wait('the last row', lambda s: s['selected']['row'] != first)['selected']['row']
            check(last in rows(), 'it is in sight')
            marks = single_marks(window.settle())
            if marks:
                window.click((marks[0]['x'], marks[0]['y']))
                window.wait('from the map', lambda s: s['selected'] and s['selected']['row'] == marks[0]['row'])
                window.click('tab.events')
                window.wait('the table again', lambda s: 'table' in s['widgets'])
                check(marks[0]['row'] in rows(), 'its row is in sight')

            window.click('events.columns')
            window.settle()
            window.click('table.column.source')
            window.key('Escape')
            window.wait('one more column', lambda s: 'table.head.source' in s['widgets'])


PARTS = {'filters': filters, 'table': table}
