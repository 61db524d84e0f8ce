"""Looking at what was read, setting it right, undoing, and keeping the work."""
import glob, json, os, shutil, signal, subprocess, zipfile
from window import Window, check, towns

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


def correcting(program, display):
    """Kind, parties, number and place of an event set right, the list of changes, and what is asked before it closes."""
    with Window(program, display) as window:
        window.ready()
        article = os.path.join(window.folder, 'news_2016-06-13.txt')
        with open(article, 'w', encoding='utf-8') as file:
            file.write(TEXT)
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
        article = os.path.join(window.folder, 'news_2016-06-13.txt')
        with open(article, 'w', encoding='utf-8') as file:
            file.write('سيطرت كتائب الغيم على مدينة هيت في 14 نيسان 2016.\n')
        window.open_file(article)
        window.wait('open', lambda s: s['working'] == 0 and len(s['sources']) == 1 and not s['sample'])
        window.settle()
        window.click('source.next_event')
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
            article = os.path.join(window.folder, 'news_2016-06-13.txt')
            with open(article, 'w', encoding='utf-8') as file:
                file.write(TEXT)
            window.open_file(article)
            window.wait('open', lambda s: s['working'] == 0 and len(s['sources']) == 1 and not s['sample'])
            window.settle()
            window.click('source.next_event')
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


def pdf_of(line):
    """A PDF of one page with a line of Latin letters."""
    stream = f'BT /F1 12 Tf 40 700 Td ({line}) Tj ET'
    objects = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
               '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>',
               '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>', f'<< /Length {len(stream)} >>\nstream\n{stream}\nendstream']
    text, places = '%PDF-1.4\n', []
    for number, one in enumerate(objects, 1):
        places.append(len(text))
        text += f'{number} 0 obj\n{one}\nendobj\n'
    table = ''.join(f'{place:010} 00000 n \n' for place in places)
    return (text + f'xref\n0 6\n0000000000 65535 f \n{table}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{len(text)}\n%%EOF\n').encode()


def kinds(program, display):
    """Texts of every kind, one by one and as a folder; an office document is told what to save it as."""
    with Window(program, display, language='ar_SY.UTF-8') as window:
        window.ready()
        folder = os.path.join(window.folder, 'news')
        os.makedirs(folder)
        bytes_of = {'plain_2016-06-13.txt': TEXT.encode(), 'page_2016-06-13.html': f'<html><head><title>عنوان الصفحة</title></head><body><p>{TEXT}</p></body></html>'.encode()}
        if shutil.which('pdftotext'):
            bytes_of['paper_2016-06-13.pdf'] = pdf_of('The army captured the town of Hit on 14 April 2016.')
        for name, content in bytes_of.items():
            with open(os.path.join(folder, name), 'wb') as file:
                file.write(content)
            before = len(window.state['sources']) if not window.state['sample'] else 0
            window.open_file(os.path.join(folder, name))
            opened = window.wait(f'{name} is read', lambda s: s['working'] == 0 and not s['sample'] and len(s['sources']) == before + 1)
            check(opened['sources'][-1]['events'] > 0, f'{name} has events')
            window.settle()
        check(any(source['name'] == 'عنوان الصفحة' for source in window.state['sources']), 'a page is called by its title')
        office = os.path.join(window.folder, 'report.docx')
        with zipfile.ZipFile(office, 'w') as archive:
            archive.writestr('[Content_Types].xml', '<Types/>')
            archive.writestr('word/document.xml', '<w:document/>')
        window.open_file(office)
        told = window.wait('told', lambda s: any(toast['key'] == 'toast.failed' for toast in s['toasts']) or any('report.docx' in remark['line'] for remark in s['remarks']))
        check(any('office document' in remark['line'] and 'plain text' in remark['line'] for remark in told['remarks']), f'what it is and what to do: {told["remarks"]}')
        with Window(program, display, [folder]) as second:
            second.ready()
            second.wait('all that is in the folder', lambda s: s['working'] == 0 and len(s['sources']) == len(bytes_of))


def documents(program, display):
    """Many articles: the one that is wanted is found by its words."""
    with Window(program, display) as window:
        window.ready()
        name = os.path.join(window.folder, 'many.jsonl')
        with open(name, 'w', encoding='utf-8') as file:
            for day in range(1, 31):
                file.write(json.dumps({'id': f'a{day}', 'title': f'News {day}' if day != 17 else 'عن الرمادي', 'published': f'2016-06-{day:02}', 'text': TEXT}, ensure_ascii=False) + '\n')
        window.open_file(name)
        window.wait('all of them', lambda s: len(s['sources']) == 30 and s['working'] == 0)
        window.click('tab.source')
        window.settle()
        window.click('source.which')
        window.wait('the list', lambda s: 'documents.search' in s['widgets'])
        window.settle()
        window.paste('الرمادى')
        window.wait('one of them', lambda s: 'documents.16' in s['widgets'] and 'documents.0' not in s['widgets'])
        window.key('Return')
        window.wait('it is shown', lambda s: s['document'] == 16 and 'documents.search' not in s['widgets'])


def agreeing(program, display):
    """Two files that tell of the same event: what they say differently is listed, each value with its file."""
    with Window(program, display) as window:
        window.ready()
        for name, day, killed in (('one.csv', '2016-06-13', 12), ('two.csv', '2016-06-14', 40)):
            with open(os.path.join(window.folder, name), 'w') as file:
                file.write('date,lat,lon,place,type,subtype,actor,magnitude_low,magnitude_high,unit\n'
                           f'{day},35.95,39.01,Raqqa,violence,airstrike,coalition,{killed},{killed},person\n'
                           '2016-07-01,33.3,44.4,Baghdad,violence,bombing,isis,3,3,person\n')
            window.open_file(name)
            window.wait(name, lambda s: s['working'] == 0 and any(source['name'] == name for source in s['sources']))
        window.wait('it is looked for by itself', lambda s: s['duplicates']['groups'] == 2 and s['duplicates']['disagree'] == 1)
        window.wait('and marked on the map, before anybody asks', lambda s: any(name.startswith('agreement.mark.') for name in s['widgets']))
        window.click('tab.events')
        window.wait('and in the list', lambda s: any(name.startswith('event.differ.') for name in s['widgets']))
        window.key('shift+a')
        window.wait('what differs', lambda s: s['tab'] == 'agreement')
        window.wait('the list', lambda s: 'agreement.line.4' in s['widgets'])
        window.settle()
        window.click('agreement.line.2')
        window.wait('the second telling', lambda s: s['selected'] and s['selected']['from'].startswith('2016-06-14') and s['tab'] == 'agreement')


def story(program, display):
    """A story is made, told with keys, and kept in the project."""
    with Window(program, display) as window:
        window.ready()
        window.open_file(towns(window))
        window.wait('open', lambda s: s['rows'] == 9 and s['working'] == 0)
        window.key('shift+y')
        window.wait('a step', lambda s: s['story']['steps'] == 1)
        window.key('plus')
        window.key('bracketright')
        zoom = window.settle()['viewport']['zoom']
        window.key('y')
        window.wait('the dialog', lambda s: s['dialog'] == 'story' and 'story.title_ar' in s['widgets'])
        window.settle()
        window.click('story.title_ar')
        window.paste('سقوط المدينة')
        window.settle()
        window.click('story.add_step')
        window.wait('two steps', lambda s: s['story']['steps'] == 2)
        window.settle()
        window.click('story.earlier')
        window.settle()
        window.key('Escape')
        window.key('ctrl+z', 'ctrl+shift+z')
        window.settle()
        window.key('F7')
        window.wait('it is told', lambda s: s['story']['telling'] == 0 and 'telling' in s['widgets'] and not s['panels'])
        window.key('Right')
        window.wait('the next step', lambda s: s['story']['telling'] == 1)
        window.key('Left')
        window.wait('back', lambda s: s['story']['telling'] == 0)
        window.key('space', 'space')
        window.wait('over, and where it began', lambda s: s['story']['telling'] is None and s['panels'] and abs(s['viewport']['zoom'] - zoom) < 0.01)
        window.key('ctrl+s')
        project = window.wait('saved', lambda s: s['project']['saved'] and s['project']['file'])['project']['file']
        with Window(program, display, [project]) as second:
            second.ready()
            second.wait('the story is there', lambda s: s['story']['steps'] == 2)
            second.key('y')
            second.wait('the dialog', lambda s: s['dialog'] == 'story')
            second.settle()
            second.click('story.export_story')
            told = second.wait('one word for both sheets', lambda s: any(toast['key'] == 'toast.story_exported' for toast in s['toasts']), 120)['toasts']
            check(not any(toast['key'] == 'toast.picture' for toast in told), 'and none for each')
            folder = next(toast['copy'] for toast in told if toast['key'] == 'toast.story_exported')
            copied = subprocess.run(['xclip', '-selection', 'clipboard', '-o'], env=second.environment, check=True, timeout=10,
                                    stdout=subprocess.PIPE).stdout.decode()
            check(copied == folder and os.path.isdir(folder), f'their folder is in the clipboard: {copied}')
            sheets = glob.glob(second.folder + '/Pictures/*/0*.png')
            check(len(sheets) == 2 and any('سقوط' in sheet for sheet in sheets), f'a sheet a step, by its title: {sheets}')
            # The same without a window: a folder of pictures with what they are made of, or the pages of one PDF.
            without = {key: value for key, value in second.environment.items() if key != 'DISPLAY'}
            def rendered(*arguments):
                return subprocess.run([program, 'render', '--story', project, *arguments], env=without, timeout=120, stderr=subprocess.PIPE)
            folder = os.path.join(second.folder, 'told')
            done = rendered('-o', folder + '/', '--labels', 'ar', '--style', 'night')
            check(done.returncode == 0, f'a story is rendered: {done.stderr.decode()}')
            made = sorted(glob.glob(folder + '/*.png'))
            check([os.path.basename(one) for one in made] == sorted(os.path.basename(one) for one in sheets), f'under the names that the window gives: {made}')
            told = [json.load(open(one + '.json', encoding='utf-8')) for one in made]
            check(all(one['sheet']['style'] == 'night' and len(one['inputs'][0]['sha256']) == 64 for one in told), 'and what they are made of')
            check(any('سقوط' in one['sheet']['title'] for one in told), 'with the titles of the steps')
            check(rendered('-o', folder + '/').returncode == 1, 'nothing is written over')
            check(rendered('-o', second.folder + '/told.pdf', '--layout', 'a4').returncode == 0, 'as one PDF')
            if shutil.which('pdfinfo'):
                said = subprocess.run(['pdfinfo', second.folder + '/told.pdf'], stdout=subprocess.PIPE, check=True).stdout.decode()
                check('Pages:           2' in said, f'of two pages: {said}')
            # something else is opened while changes are not saved
            second.key('shift+y')
            second.wait('a third step', lambda s: s['story']['steps'] == 3)
            other = os.path.join(second.folder, 'other.zamkan')
            shutil.copy(project, other)
            second.open_file(other)
            second.wait('asked', lambda s: s['dialog'] == 'unsaved')
            second.settle()
            second.click('unsaved.discard')
            second.wait('the other one, as it was saved', lambda s: s['project']['file'] == other and s['story']['steps'] == 2)
            second.open_file(project)
            second.wait('what was not to be saved is nowhere', lambda s: s['project']['file'] == project and s['story']['steps'] == 2 and s['project']['saved'])


PARTS = {'review': review, 'correcting': correcting, 'reading': reading, 'always': always, 'calendar': calendar, 'undated': undated, 'kinds': kinds, 'documents': documents, 'agreeing': agreeing, 'story': story}
