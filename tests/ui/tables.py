"""Tables in the real window: their columns, their layers, many files at once."""
import json, os, stat, tempfile

from window import Window, check


def columns(program, display):
    with Window(program, display, language='ar_SY.UTF-8') as window:
        window.ready()

        def table(name, header, *rows):
            with open(os.path.join(window.folder, name), 'w', encoding='utf-8') as file:
                file.write('\n'.join((header, *rows)) + '\n')
            return os.path.join(window.folder, name)

        # Nothing says where: the dialog comes by itself and says so.
        unclear = table('أول.csv', 'متى,أين,كم', '14/04/2016,هيت,12', '15/04/2016,الموصل,3')
        window.open_file(unclear)
        asked = window.wait('the columns are asked about', lambda s: s['dialog'] == 'columns', 20)
        check(asked['questions'] == ['no_place'], f'it says why: {asked["questions"]}')
        window.wait('the file is looked at', lambda s: 'columns.meaning.2' in s['widgets'])
        check('columns.why.no_place' in window.settle()['widgets'], 'in the dialog')
        for column, meaning in ((0, 0), (1, 6), (2, 15)):  # date_from, place, magnitude
            window.click(f'columns.meaning.{column}')
            window.settle()
            window.click(f'columns.meaning.{column}.{meaning}')
            window.settle()
        check('columns.remember' in window.state['widgets'], 'what is told may be remembered')
        window.click('columns.read')
        window.wait('it is read', lambda s: s['dialog'] == 'none' and s['working'] == 0 and s['rows'] == 2)
        kept = os.path.join(window.folder, 'config/zamkan/columns.json')
        with open(kept, encoding='utf-8') as file:
            check(json.load(file)[0]['mapping'].get('place') == 'أين', 'the choice is kept for this header')

        # Another file with the same header needs no asking, and says so.
        window.open_file(table('ثان.csv', 'متى,أين,كم', '16/04/2016,تكريت,5'))
        window.wait('it is read as told before', lambda s: s['rows'] == 3 and s['working'] == 0 and
                    any(t['key'] == 'toast.recalled' for t in s['toasts']))
        window.click('toast.columns')
        window.wait('the toast leads to the columns', lambda s: s['dialog'] == 'columns')
        window.wait('which are read', lambda s: 'columns.meaning.2' in s['widgets'])
        window.settle()
        window.click('columns.remember')
        window.click('columns.read')
        window.wait('read again', lambda s: s['dialog'] == 'none' and s['working'] == 0)
        with open(kept, encoding='utf-8') as file:
            check(json.load(file) == [], 'and what was kept is forgotten')

        # A file that can be read, and leaves a question open.
        window.open_file(table('ثالث.csv', 'التاريخ,المدينة', '03/04/2016,الموصل', '05/06/2016,هيت'))
        window.wait('the open question is told', lambda s: any(t['key'] == 'question.day_or_month' for t in s['toasts']))
        window.click('toast.columns')
        window.wait('and asked', lambda s: s['questions'] == ['day_or_month'] and 'columns.meaning.1' in s['widgets'])
        window.settle()
        window.click('columns.date_order')
        window.click('columns.date_order.2')
        window.click('columns.read')
        window.wait('the month comes first now', lambda s: s['dialog'] == 'none' and s['working'] == 0)

        # Columns that lie in each other's place are exchanged, which is asked; the analyst says that they are not.
        window.open_file(table('مبدل.csv', 'date,place,lat,lon', '2016-04-14,Mosul,43.13,36.34', '2016-04-15,Hit,42.83,33.64'))
        window.wait('the exchange is asked about', lambda s: any(t['key'] == 'question.exchanged' for t in s['toasts']))
        window.click('toast.columns')
        window.wait('in the dialog', lambda s: s['questions'] == ['exchanged'] and 'columns.meaning.1' in s['widgets'])
        window.settle()
        window.click('columns.axes')
        window.click('columns.axes.1')
        window.click('columns.read')
        window.wait('nothing is exchanged any more', lambda s: s['dialog'] == 'none' and s['working'] == 0
                    and not any(r['source'] == 'مبدل.csv' and 'exchanged' in r['line'] for r in s['remarks']))

        # Metres of a grid that nothing names: the dialog says so, and the analyst names it.
        window.open_file(table('أمتار.csv', 'date,easting,northing', '2016-06-13,331281,4023301', '2016-06-14,331281,4023301'))
        asked = window.wait('the grid is asked about', lambda s: s['dialog'] == 'columns' and 'columns.grid' in s['widgets'], 20)
        check('reason.metres_without_grid' in asked['questions'], f'it says why: {asked["questions"]}')
        window.settle()
        rows = window.state['rows']
        window.click('columns.grid')
        window.settle()
        window.move(*window.middle('columns.grid.5'))
        for _ in range(30):  # the list is longer than the screen
            if 'columns.grid.38' in window.state['widgets'] and window.middle('columns.grid.38')[1] < 560:
                break
            window.xdotool('click', '5')
            window.settle()
        window.click('columns.grid.38')  # 38N
        window.click('columns.read')
        window.wait('and the rows are read', lambda s: s['dialog'] == 'none' and s['working'] == 0 and s['rows'] == rows + 2)

        # Rows that cannot be used: the first reason in the language of the window.
        window.open_file(table('رابع.csv', 'التاريخ,خط العرض,خط الطول', '2016-02-30,36,43', '2016-02-31,36,43'))
        asked = window.wait('no row can be used', lambda s: s['dialog'] == 'columns', 20)
        check(asked['questions'] == ['no_row_used', 'reason.not_a_date'], f'it says why: {asked["questions"]}')
        window.key('Escape')
        window.wait('closed', lambda s: s['dialog'] == 'none')


def layer_cards(program, display):
    with Window(program, display) as window:
        window.ready()
        for name, place in (('one', 'Mosul,36.34,43.13'), ('two', 'Hit,33.64,42.83'), ('three', 'Aden,12.8,45.0')):
            with open(os.path.join(window.folder, name + '.csv'), 'w', encoding='utf-8') as file:
                file.write('type,date_from,place,lat,lon\ncontrol,2016-04-14,' + place + '\n')
            window.open_file(os.path.join(window.folder, name + '.csv'))
            window.wait(f'{name} is open', lambda s: s['sources'] and s['sources'][-1]['name'] == name + '.csv' and s['working'] == 0)
        check(len({source['colour'] for source in window.state['sources']}) == 3, 'each layer has a colour of its own')
        window.click('tab.layers')
        window.settle()

        window.click('menu.view')
        window.click('colour_by.source')
        window.wait('the map is coloured by layers', lambda s: s['settings']['colour_by'] == 'source')
        window.key('Escape')
        window.settle()
        window.click('layer.0.colour')
        window.settle()
        window.click('layer.0.colour.6')
        window.wait('another colour', lambda s: s['sources'][0]['colour'] == 6)

        window.click('layer.1.rename')
        window.settle()
        window.key('ctrl+a')
        window.paste('هيت والرمادي')
        window.key('Return')
        window.wait('another name', lambda s: s['sources'][1]['name'] == 'هيت والرمادي')

        x, low = window.middle('layer.0')
        _, high = window.middle('layer.2')
        window.drag((x, low), (x, high - 30))
        window.wait('dragged to the top', lambda s: [source['colour'] for source in s['sources']][-1] == 6)
        check([source['name'] for source in window.state['sources']] == ['هيت والرمادي', 'three.csv', 'one.csv'], 'and the others below')


def folder(program, display):
    with Window(program, display) as window:
        window.ready()
        articles = os.path.join(window.folder, 'articles')
        os.makedirs(articles)
        for number in range(40):
            with open(os.path.join(articles, f'{number:02}.txt'), 'w', encoding='utf-8') as file:
                file.write(f'Baghdad, {number % 28 + 1} June 2016\n\nTen people were killed in an attack in Mosul.\n')
        with open(os.path.join(articles, 'notes.bin'), 'wb') as file:
            file.write(bytes(100))
        done = Window(program, display, [articles])
        with done:
            state = done.wait('a folder is its articles', lambda s: s['working'] == 0 and len(s['sources']) == 40, 60)
            check(state['rows'] >= 40, 'with an event each')
            check(not state['remarks'] or all('notes' not in r['line'] for r in state['remarks']), 'and nothing else')


def system_dialog(program, display):
    with tempfile.TemporaryDirectory() as place:
        chosen, fake = os.path.join(place, 'خبر.txt'), os.path.join(place, 'zenity')
        with open(chosen, 'w', encoding='utf-8') as file:
            file.write('حلب، 13 حزيران 2016\n\nقتل عشرة أشخاص في قصف على مدينة حلب أمس.\n')
        with open(fake, 'w', encoding='utf-8') as file:
            file.write(f'#!/bin/sh\necho "$@" > "{place}/asked"\necho "{chosen}"\n')
        os.chmod(fake, os.stat(fake).st_mode | stat.S_IXUSR)
        with Window(program, display, PATH=place + ':' + os.environ['PATH']) as window:
            window.ready()
            window.key('ctrl+o')
            window.wait('the dialog', lambda s: s['dialog'] == 'open')
            window.settle()
            window.click('open.system')
            window.wait('what it gave is open', lambda s: s['dialog'] == 'none' and s['working'] == 0 and
                        [source['file'] for source in s['sources']] == [chosen])
            with open(place + '/asked', encoding='utf-8') as file:
                check('--file-selection' in file.read(), 'it was asked for files')
    with Window(program, display, PATH='/nowhere') as window:
        window.environment['PATH'] = os.environ['PATH']  # for the driver's own tools
        window.ready()
        window.key('ctrl+o')
        window.wait('the dialog', lambda s: s['dialog'] == 'open')
        check('open.system' not in window.settle()['widgets'], 'without one nothing is offered')


PARTS = {'columns': columns, 'layer_cards': layer_cards, 'folder': folder, 'system_dialog': system_dialog}
