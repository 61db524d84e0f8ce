"""Looking at what was read, setting it right, undoing, and keeping the work."""
import os, signal, subprocess
from window import Window, check

TEXT = 'خسر تنظيم داعش مدينة هيت في نيسان الماضي. وقتل 12 مدنيا في الموصل أمس. وسيطرت القوات العراقية على الرمادي في شباط.\n'


def write_article(window, text=TEXT):
    """A file in the window's folder, published on 13 June 2016."""
    article = os.path.join(window.folder, 'news_2016-06-13.txt')
    with open(article, 'w', encoding='utf-8') as file:
        file.write(text)
    return article


def open_at_first_event(window, article):
    window.open_file(article)
    window.wait('open', lambda s: s['working'] == 0 and len(s['sources']) == 1 and not s['sample'])
    window.settle()
    window.click('source.next_event')


def review(program, display):
    with Window(program, display, language='ar_SY.UTF-8') as window:
        window.ready()
        article = write_article(window)
        state_home = window.folder + '/state'
        with Window(program, display, [article], XDG_STATE_HOME=state_home) as second:
            second.ready()
            second.key('j')
            first = second.wait('the least certain event', lambda s: s['selected'] and 'review.accept_event' in s['widgets'])['selected']
            second.key('ctrl+Return')
            second.wait('it is checked and the next one comes', lambda s: s['corrections'] == 1 and s['selected']['id'] != first['id'])
            second.key('ctrl+z')
            second.wait('undone', lambda s: s['corrections'] == 0 and s['history'] == {'changes': 1, 'done': 0})
            second.key('ctrl+shift+z')
            second.wait('done again', lambda s: s['corrections'] == 1)
            second.click('review.search')
            second.paste('تكريت')
            second.wait('a place of that name', lambda s: 'review.place.0' in s['widgets'])
            second.settle()
            second.click('review.place.0')
            second.wait('it stands there', lambda s: s['corrections'] == 2 and s['selected']['place'] == 'Tikrit')
            os.kill(second.process.pid, signal.SIGKILL)
            second.process.wait()
        with Window(program, display, XDG_STATE_HOME=state_home) as third:
            third.ready()
            third.wait('told', lambda s: any(toast['key'] == 'toast.left_behind' for toast in s['toasts']))
            third.click('menu.file')
            third.click('menu.left_behind')
            third.wait('nothing is lost', lambda s: s['corrections'] == 2 and not s['project']['saved'])
            third.key('ctrl+s')
            project = third.wait('saved', lambda s: s['project']['file'].endswith('.zamkan') and s['project']['saved'])['project']['file']
            with Window(program, display, [project], XDG_STATE_HOME=state_home) as fourth:
                fourth.ready()
                fourth.wait('a second window only reads', lambda s: s['project']['read_only'] and s['corrections'] == 2)
        check(os.path.exists(project), 'the project is there')


def correcting(program, display):
    """Kind, parties, number and place of an event set right, the list of changes, and what is asked before it closes."""
    with Window(program, display) as window:
        window.ready()
        article = write_article(window)
        with Window(program, display, [article]) as second:
            second.ready()
            second.key('j')
            second.wait('an event', lambda s: s['selected'] and 'review.what' in s['widgets'])
            second.click('review.what')
            second.click('review.status')
            second.settle()
            second.click('review.status.2')
            second.wait('denied', lambda s: s['selected'] and s['selected']['status'] == 'denied')
            second.click('review.low')
            second.type('30')
            second.key('Return')
            second.wait('a number', lambda s: s['corrections'] == 2)
            second.click('review.who')
            second.click('review.role.gaining')
            second.settle()
            second.paste('داعش')
            second.wait('parties of that name', lambda s: 'review.party.0' in s['widgets'])
            second.settle()
            second.click('review.party.0')
            second.wait('it gains', lambda s: 'gaining:isis' in s['selected']['actors'])
            second.click('review.where')
            second.settle()
            second.click('review.pick')
            second.wait('the tool', lambda s: s['tool'] == 'place')
            before = second.state['corrections']
            right, top = second.state['widgets']['side'][0], 300
            second.click((right // 2 + 40, top) if right > 300 else (900, top))
            second.wait('the place is set', lambda s: s['corrections'] == before + 1 and s['tool'] == 'pan')
            done = second.state['history']['done']
            second.key('ctrl+h')
            second.wait('the list of changes', lambda s: s['dialog'] == 'history' and 'history.0' in s['widgets'])
            second.settle()
            second.click('history.0')
            second.wait('as it was opened', lambda s: s['history']['done'] == 0 and s['corrections'] == 0)
            second.click(f'history.{done}')
            second.wait('all done again', lambda s: s['history']['done'] == done and s['corrections'] == before + 1)
            second.key('Escape')
            second.key('ctrl+q')
            second.wait('asked', lambda s: s['dialog'] == 'unsaved')
            second.settle()
            second.click('unsaved.stay')
            second.wait('it stays', lambda s: s['dialog'] == 'none')
            second.key('ctrl+q')
            second.wait('asked again', lambda s: s['dialog'] == 'unsaved')
            second.settle()
            second.click('unsaved.save')
            check(second.process.wait(30) == 0, 'saved and closed')
            check(os.path.exists(article[:-4] + '.zamkan'), 'the project is beside the article')
            with Window(program, display, [article[:-4] + '.zamkan']) as third:
                third.ready()
                third.wait('what was corrected', lambda s: s['corrections'] == before + 1)
                third.key('ctrl+q')
                check(third.process.wait(30) == 0, 'nothing is asked when nothing changed')


def reading(program, display):
    """A text that is pasted, words found in it, and events one after the other."""
    with Window(program, display) as window:
        window.ready()
        subprocess.run(['xclip', '-selection', 'clipboard'], input=TEXT.encode(), env=window.environment, check=True)
        window.key('ctrl+v')
        window.wait('the dialog', lambda s: s['dialog'] == 'paste' and 'paste.read' in s['widgets'])
        window.settle()
        window.click('paste.date')
        window.type('2016-06-13')
        window.key('Return')
        window.wait('it is read', lambda s: s['dialog'] == 'none' and len(s['sources']) == 1 and s['sources'][0]['events'] > 1 and not s['sample'])
        window.settle()
        window.key('ctrl+shift+f')
        window.settle()
        window.paste('الرمادى')  # another spelling
        window.wait('found', lambda s: 'source.find.next' in s['widgets'])
        window.settle()
        window.click('source.next_event')
        first = window.wait('an event', lambda s: s['selected'])['selected']['row']
        window.settle()
        window.click('source.next_event')
        window.wait('the next one', lambda s: s['selected'] and s['selected']['row'] != first)
        window.click('review.who')
        window.click('review.role.losing')
        # words that are marked become an event
        before = window.settle()['corrections']
        left, top, right, bottom = window.rect('source.trigger')
        window.drag(((left + right) // 2, (top + bottom) // 2), ((left + right) // 2 - 150, (top + bottom) // 2))
        window.wait('what can be done with them', lambda s: 'marked.violence' in s['widgets'])
        window.settle()
        window.click('marked.violence')
        window.wait('an event of theirs', lambda s: s['corrections'] == before + 1 and s['selected']['type'] == 'violence')
        events = window.settle()['sources'][0]['events']
        window.key('F5')
        window.wait('read again', lambda s: any(toast['key'] == 'toast.reading_again' for toast in s['toasts']))
        window.wait('nothing is lost', lambda s: s['sources'][0]['events'] == events and s['corrections'] == before + 1 and s['working'] == 0)
        # a name that is said once and for all
        window.key('j')
        window.wait('the next one', lambda s: s['selected'] and 'review.where' in s['widgets'])
        window.settle()
        window.click('review.where')
        window.settle()
        window.click('review.always')
        window.click('review.search')
        window.paste('تكريت')
        window.wait('a place', lambda s: 'review.place.0' in s['widgets'])
        window.settle()
        window.click('review.place.0')
        window.wait('kept', lambda s: any(toast['key'] == 'toast.place_kept' for toast in s['toasts']))
        kept = window.folder + '/config/zamkan/gazetteer/reviewed.csv'
        check(os.path.exists(kept), 'the place is among the user\'s own')
        window.settle()
        window.key('ctrl+z')
        window.wait('taken back', lambda s: any(toast['key'] == 'toast.undone' for toast in s['toasts']))
        window.settle()
        check(not os.path.exists(kept), 'out of the file too')
        window.key('ctrl+shift+z')
        window.settle()
        check(os.path.exists(kept), 'and in it again')


def always(program, display):
    """A party and a kind that are said once and for all, in an Arabic window: the open text, read anew, has them."""
    with Window(program, display, language='ar_SY.UTF-8') as window:
        window.ready()
        article = write_article(window, 'سيطرت كتائب الغيم على مدينة هيت في 14 نيسان 2016.\n')
        open_at_first_event(window, article)
        window.wait('the event', lambda s: s['selected'] and 'review.who' in s['widgets'])
        window.settle()
        window.click('review.who')
        window.click('review.always')
        window.click('review.role.gaining')
        window.settle()
        window.paste('لواء الغيم')
        window.wait('nobody is called so', lambda s: 'review.party.new' in s['widgets'])
        window.settle()
        window.click('review.party.new')
        told = window.wait('kept, or told why not', lambda s: any(toast['key'] in ('toast.party_kept', 'toast.not_kept') for toast in s['toasts']))['toasts']
        check(told[-1]['key'] == 'toast.party_kept', f'it is kept: {told}')
        kept = window.folder + '/config/zamkan/actors/reviewed.toml'
        check('لواء الغيم' in open(kept, encoding='utf-8').read(), 'in the user\'s own words')
        window.settle()
        window.click('review.what')
        window.settle()
        window.click('review.subtype')
        window.settle()
        window.click('review.subtype.2')
        window.wait('the kind too', lambda s: any(toast['key'] == 'toast.kind_kept' for toast in s['toasts']))
        window.settle()
        # without what was corrected by hand the text is read so by itself
        window.key('F5')
        window.wait('read again', lambda s: s['working'] == 0 and any(toast['key'] == 'toast.reading_again' for toast in s['toasts']))
        with Window(program, display, [article], XDG_CONFIG_HOME=window.folder + '/config') as second:
            second.ready()
            second.click('tab.source')
            second.settle()
            second.click('source.next_event')
            event = second.wait('the event', lambda s: s['selected'])['selected']
            check(event['subtype'] == 'contested' and any(actor.startswith('gaining:own_') or 'own_' in actor for actor in event['actors']), f'another window reads it so: {event}')


def calendar(program, display):
    """Days are chosen on a calendar, by mouse and by keys, mirrored in Arabic."""
    for language, sooner in (('en_US.UTF-8', 'Left'), ('ar_SY.UTF-8', 'Right')):
        with Window(program, display, language=language) as window:
            window.ready()
            article = write_article(window)
            open_at_first_event(window, article)
            window.wait('an event', lambda s: s['selected'] and 'review.calendar' in s['widgets'])
            window.settle()
            window.click('review.calendar')
            first = window.wait('the calendar over its days', lambda s: 'calendar.set' in s['widgets'])['selected']['from'][:10]
            check(f'calendar.{first}' in window.settle()['widgets'], f'the month of {first}')
            window.click('calendar.month_after')
            window.settle()
            window.click('calendar.month_before')
            window.settle()
            window.click('calendar.2016-04-10')
            window.settle()
            window.click('calendar.2016-04-14')
            window.settle()
            window.click('calendar.set')
            window.wait('from one day to the other', lambda s: s['corrections'] == 1 and s['selected']['from'].startswith('2016-04-10') and s['selected']['to'].startswith('2016-04-15'))
            window.settle()
            clock = window.state['window']
            window.click('review.calendar')
            window.wait('again', lambda s: 'calendar.set' in s['widgets'])
            window.settle()
            window.key(sooner, 'Down', 'Return')  # the day before, a week later
            window.settle()
            check(window.state['window'] == clock, 'the arrows move in the calendar and nowhere else')
            window.click('calendar.set')
            window.wait('that day', lambda s: s['selected']['from'].startswith('2016-04-16') and s['selected']['to'].startswith('2016-04-17'))
            left, right = window.settle()['widgets']['review.calendar'], window.state['widgets']['review.date']
            check((left[0] < right[0]) == (language.startswith('ar')), 'the button stands where reading ends')
            window.click('review.calendar')
            window.wait('once more', lambda s: 'calendar.set' in s['widgets'])
            window.settle()
            window.key('Escape')
            window.wait('closed, and nothing changed', lambda s: 'calendar.set' not in s['widgets'] and s['corrections'] == window.state['corrections'])


def undated(program, display):
    """An article without a day of publication gets one, is read again, and keeps it when its file changes."""
    with Window(program, display) as window:
        window.ready()
        article = os.path.join(window.folder, 'news.txt')
        with open(article, 'w', encoding='utf-8') as file:
            file.write(TEXT)
        window.open_file(article)
        window.wait('nobody knows when it was published', lambda s: s['working'] == 0 and len(s['sources']) == 1 and 'source.published' in s['widgets'])
        window.settle()
        events = window.state['sources'][0]['events']
        window.click('source.published')
        window.type('2016-06-13')
        window.key('Return')
        window.wait('"yesterday" is a day now', lambda s: 'source.published' not in s['widgets'] and s['axis']['to'].startswith('2016-06-13') and len(s['sources']) == 1)
        with open(article, 'a', encoding='utf-8') as file:
            file.write('وقتل 7 مدنيين في تكريت أمس.\n')
        window.wait('the file is read again, and the day that was typed stays', lambda s: s['sources'][0]['events'] > events and s['working'] == 0)
        window.wait('it is dated', lambda s: 'source.published' not in s['widgets'] and s['axis']['to'].startswith('2016-06-13'))


PARTS = {'review': review, 'correcting': correcting, 'reading': reading, 'always': always, 'calendar': calendar, 'undated': undated}
