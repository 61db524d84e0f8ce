"""Texts of every kind, many at once, what several say of one event, and the story that is told of it."""
import glob, json, os, shutil, subprocess, zipfile
from review_parts import TEXT
from window import Window, check, towns


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


PARTS = {'kinds': kinds, 'documents': documents, 'agreeing': agreeing, 'story': story}
