"""What is done on the map by hand, beside looking and clicking: tools, the legend's head, a place typed, clusters."""
import os, time

from window import Window, check, towns


def tools(program, display):
    with Window(program, display) as window:
        state = window.ready()
        window.move(300, 330)
        window.wait('the coordinates under the pointer', lambda s: 'map.coordinates' in s['widgets'])

        window.key('m')
        window.wait('the measure', lambda s: s['tool'] == 'measure')
        for point in ((340, 300), (520, 300), (520, 440)):
            window.click(point)
            time.sleep(0.4)  # two clicks in quick succession end it
        window.wait('a length and an area', lambda s: s['widgets'].get('measured', [0] * 4)[2] > 20 and s['widgets']['measured'][3] > 20)
        check(window.state['selected'] == state['selected'], 'measuring selects nothing')
        window.key('Escape')
        window.wait('the hand again', lambda s: s['tool'] == 'pan' and 'measured' not in s['widgets'])

        window.key('s')
        window.wait('the lasso', lambda s: s['tool'] == 'lasso')
        right, bottom = state['widgets']['side'][0], state['widgets']['timeline'][1]
        round_ = [(20, 60), (right - 20, 60), (right - 20, bottom - 20), (20, bottom - 20), (20, 70)]
        window.move(*round_[0])
        window.xdotool('mousedown', 1)
        for point in round_[1:]:
            window.move(*point)
        window.xdotool('mouseup', 1)
        window.wait('many selected', lambda s: s['picked'] > 3 and s['tool'] == 'pan')
        window.key('Escape')
        window.wait('none selected', lambda s: s['picked'] == 0)

        window.click('legend.head')
        window.click('legend.marks.density')
        window.wait('density', lambda s: s['look']['marks'] == 'density' and len(s['marks']) < 6)  # what is said of whole areas stays
        window.click('legend.marks.points')
        window.click('legend.colour_by.type')
        window.wait('colours by kind', lambda s: s['look'] == {'areas': 'off', 'colour_by': 'type', 'marks': 'points', 'trails': 'off'})
        window.key('Escape')

        window.key('f')
        window.type("33 18 45 N 44 21 58 E")
        window.wait('the position is offered, and filters nothing', lambda s: 'search.hit.0' in s['widgets'] and s['filter'] == '')
        window.key('Return')
        window.wait('Baghdad', lambda s: abs(s['viewport']['lat'] - 33.31) < 0.3 and abs(s['viewport']['lon'] - 44.37) < 0.5 and s['viewport']['zoom'] > 7)


def spread(program, display):
    with Window(program, display) as window:
        window.ready()
        window.open_file(towns(window))
        window.wait('its events', lambda s: s['working'] == 0 and s['rows'] == 9)
        window.settle()
        cluster = [m for m in window.state['marks'] if m['count'] == 8][0]
        window.click((cluster['x'], cluster['y']))
        window.wait('the cluster is spread', lambda s: s['spread'] is not None and len([m for m in s['marks'] if m['count'] == 1]) == 9)
        one = max((m for m in window.state['marks'] if m['count'] == 1 and m['row'] < 8), key=lambda m: m['y'])
        window.click((one['x'], one['y']))
        window.wait('one of them is selected', lambda s: s['selected'] and s['selected']['row'] == one['row'])
        check(window.state['spread'] is not None, 'it stays spread')
        window.key('Escape')
        window.wait('together again', lambda s: s['spread'] is None)
