"""Who holds what: areas over the map, why one of them is as it is, shares and claims."""
from window import Window, check


def areas(program, display):
    with Window(program, display) as window:
        window.ready()
        check(not window.state['areas']['shown'], 'areas are shown when they are asked for')
        window.key('g')
        window.wait('who holds what', lambda s: s['areas']['shown'] and s['tab'] == 'areas', 90)
        window.settle()
        for mark in list(window.state['marks']): # ground beside a mark belongs to its place
            window.click((round(mark['x']) + 15, round(mark['y']) + 15))
            window.settle(0.15)
            if any(name.startswith('areas.statement') for name in window.state['widgets']):
                break
            window.key('Escape')
        check(any(name.startswith('areas.statement') for name in window.state['widgets']), 'a click on held ground says who said so')
        check(window.state['areas']['asked'], 'and what was asked is kept')
        window.click('areas.statement.0')
        window.wait('which leads to the event', lambda s: s['selected'] is not None)
        window.click('tab.areas')
        window.move(round((window.rect('side')[0] + window.rect('side')[2]) / 2), 400)
        side = window.rect('side')
        for _ in range(30): # down to it
            if window.settle(0.15)['widgets'].get('areas.chart', [0, 9999, 0, 9999])[3] < side[3]:
                break
            window.xdotool('click', 5)
        chart = window.rect('areas.chart')
        before = window.state['window']
        window.click((round(chart[0] + (chart[2] - chart[0]) * 0.4), round((chart[1] + chart[3]) / 2)))
        window.wait('the chart sets the clock', lambda s: s['window']['to'] < before['to'])
        window.key('g')
        window.wait('the plain map again', lambda s: not s['areas']['shown'])


PARTS = {'areas': areas}
