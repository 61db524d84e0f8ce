"""Looking at what was read, setting it right, undoing, and keeping the work."""
import os, signal
from window import Window, check

TEXT = 'خسر تنظيم داعش مدينة هيت في نيسان الماضي. وقتل 12 مدنيا في الموصل أمس. وسيطرت القوات العراقية على الرمادي في شباط.\n'


def review(program, display):
    with Window(program, display, language='ar_SY.UTF-8') as window:
        window.ready()
        article = os.path.join(window.folder, 'news_2016-06-13.txt')
        with open(article, 'w', encoding='utf-8') as file:
            file.write(TEXT)
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


PARTS = {'review': review}
