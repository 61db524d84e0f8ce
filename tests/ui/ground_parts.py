"""What users lay over the map: layers of their own, notes; what is kept of it for the next time."""
import json, os, shutil

from window import Window, check, towns


def districts(folder):
    """Two squares that say nothing of events."""
    name = os.path.join(folder, 'districts.geojson')
    squares = [{'type': 'Feature', 'properties': {'name': f'ناحية {i}', 'code': i},
                'geometry': {'type': 'Polygon', 'coordinates': [[[x, 34], [x + 1, 34], [x + 1, 35], [x, 35], [x, 34]]]}}
               for i, x in enumerate((40, 41))]
    with open(name, 'w', encoding='utf-8') as file:
        json.dump({'type': 'FeatureCollection', 'features': squares}, file, ensure_ascii=False)
    return name


def own_layers(program, display):
    with Window(program, display) as window:
        before = window.ready()
        file = districts(window.folder)
        original = open(file, 'rb').read()
        window.open_file(file)
        window.wait('events or a layer?', lambda s: s['dialog'] == 'kind' and s['working'] == 0)
        window.click('kind.layer')
        state = window.wait('the layer', lambda s: s['dialog'] == 'none' and len(s['map_layers']) == 1)
        check(state['map_layers'][0]['label'] == 'name' and state['map_layers'][0]['features'] == 2, 'it is named by its column')
        check(state['rows'] == before['rows'], 'events stay as they were')
        window.click('map_layer.0.on')
        window.wait('hidden', lambda s: not s['map_layers'][0]['on'])
        window.click('map_layer.0.on')
        window.wait('shown', lambda s: s['map_layers'][0]['on'])
        window.click('map_layer.0.colour')
        window.click('map_layer.0.colour.2')
        window.wait('its colour', lambda s: s['map_layers'][0]['colour'] == 2)
        second = os.path.join(window.folder, 'roads.geojson')
        with open(second, 'w') as out:
            json.dump({'type': 'FeatureCollection', 'features': [{'type': 'Feature', 'properties': {}, 'geometry': {
                'type': 'LineString', 'coordinates': [[39, 34], [42, 36]]}}]}, out)
        window.click('menu.file')
        window.click('menu.add_layer')
        window.wait('the dialog', lambda s: s['dialog'] == 'open')
        window.settle()
        window.type(second)
        window.key('Return')
        window.wait('two layers', lambda s: [layer['name'] for layer in s['map_layers']] == ['districts', 'roads'])
        window.click('map_layer.0.up')
        window.wait('the other order', lambda s: [layer['name'] for layer in s['map_layers']] == ['roads', 'districts'])
        window.click('map_layer.0.close')
        window.wait('one is gone', lambda s: len(s['map_layers']) == 1)
        check(open(file, 'rb').read() == original, 'the file is as it was')
        window.key('ctrl+q')
        check(window.process.wait(20) == 0, 'it ends')
        kept = os.path.join(window.folder, 'state')
        with Window(program, display, language='ar_SY.UTF-8', XDG_STATE_HOME=kept) as again:
            again.ready()
            state = again.wait('the layer is back', lambda s: len(s['map_layers']) == 1)
            check(state['map_layers'][0]['colour'] == 2, 'in its colour')
    with Window(program, display) as window:
        window.ready()
        window.open_file(districts(window.folder))
        window.wait('events or a layer?', lambda s: s['dialog'] == 'kind')
        window.click('kind.events')
        window.wait('read as events', lambda s: not s['sample'] and s['rows'] == 2 and not s['map_layers'])


def notes(program, display):
    with Window(program, display, language='ar_SY.UTF-8') as window:
        window.ready()
        window.click((500, 300))
        window.settle()
        window.key('Escape', 'n')
        window.wait('the tool', lambda s: s['tool'] == 'note_text')
        window.click((520, 320))
        window.wait('a field for the words', lambda s: 'note.words' in s['widgets'] and s['tool'] == 'pan')
        window.settle()
        window.paste('هنا الجسر')
        window.key('Return')
        state = window.wait('the words', lambda s: s['notes'] and s['notes'][0].get('text') == 'هنا الجسر')
        place = state['notes'][0]['at']
        left, top, right, bottom = window.rect('note')
        middle = ((left + right) // 2, (top + bottom) // 2)
        window.drag(middle, (middle[0] + 80, middle[1] + 40))
        window.wait('it moved', lambda s: s['notes'][0]['at'][0] > place[0] and s['notes'][0]['at'][1] < place[1])
        window.key('Escape')
        window.wait('picked no more', lambda s: s['note'] is None)

        window.key('shift+n')
        window.drag((560, 420), (660, 360))
        window.wait('an arrow', lambda s: len(s['notes']) == 2 and s['notes'][1]['kind'] == 'arrow')
        window.settle()
        window.key('Return')
        window.wait('the field is closed', lambda s: 'note.words' not in s['widgets'])
        window.key('o')
        window.wait('the tool', lambda s: s['tool'] == 'note_circle')
        window.key('Return')  # without the mouse: in the middle of the map
        window.wait('a circle', lambda s: len(s['notes']) == 3 and s['notes'][2]['kind'] == 'circle' and s['notes'][2]['radius_km'] > 1)
        window.settle()
        window.key('Return')
        window.wait('its buttons', lambda s: 'note.remove' in s['widgets'])
        window.click('note.colour')
        window.click('note.colour.4')
        window.wait('its colour', lambda s: s['notes'][2]['colour'] == 4)
        window.click('note.remove')
        window.wait('taken away', lambda s: len(s['notes']) == 2)
        window.key('shift+o')
        window.wait('picked by key', lambda s: s['note'] == 0)
        window.key('shift+o')
        window.wait('the next one', lambda s: s['note'] == 1)
        window.key('Delete')
        window.wait('removed by key', lambda s: len(s['notes']) == 1)
        window.key('ctrl+q')
        check(window.process.wait(20) == 0, 'it ends')
        with Window(program, display, XDG_STATE_HOME=os.path.join(window.folder, 'state')) as again:
            again.ready()
            again.wait('the note is back', lambda s: len(s['notes']) == 1 and s['notes'][0]['text'] == 'هنا الجسر')


def kept(program, display):
    with Window(program, display) as window:
        window.ready()
        name = towns(window)
        window.open_file(name)
        window.wait('its events', lambda s: s['working'] == 0 and s['rows'] == 9)
        window.click('filters.open')
        window.wait('the legend', lambda s: 'legend.0' in s['widgets'])
        window.click('legend.0')  # the party with the most marks
        window.wait('looked at alone', lambda s: s['filters'] and s['listed'] == 8)
        window.key('ctrl+q')
        check(window.process.wait(20) == 0, 'it ends')
        copy = os.path.join(window.folder, 'kept')
        shutil.copytree(os.path.join(window.folder, 'state'), copy)
        with Window(program, display, arguments=[name], XDG_STATE_HOME=copy) as again:
            again.wait('the filter is back, and says so', lambda s: s.get('listed') == 8 and any(t['key'] == 'toast.filter_again' for t in s['toasts']), 120)


PARTS = {'own_layers': own_layers, 'notes': notes, 'kept': kept}
