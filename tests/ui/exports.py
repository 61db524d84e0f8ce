"""What leaves the window to be shown to others."""
import filecmp, glob, json, os, shutil, struct, subprocess, zlib

from window import Window, check, towns


def size_of(png):
    with open(png, 'rb') as file:
        head = file.read(24)
    check(head[:8] == b'\x89PNG\r\n\x1a\n', f'{png} is a PNG')
    return struct.unpack('>II', head[16:24])


def png(width, height):
    """The bytes of a red PNG."""
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    rows = (b'\x00' + b'\xff\x00\x00' * width) * height
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0)) + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b'')


def saved(window, seconds=60):
    """The path that the toast of the last export tells."""
    state = window.wait('it is saved', lambda s: any(t['key'] in ('toast.picture', 'toast.film') for t in s['toasts']), seconds)
    return [t for t in state['toasts'] if t['key'] in ('toast.picture', 'toast.film')][-1]['copy']


def made_again(window, program, picture):
    """Whether `zamkan render` makes the very same picture from what stands beside it."""
    again = os.path.join(window.folder, 'again.png')
    done = subprocess.run([program, 'render', '--sheet', picture + '.json', '-o', again], env=window.environment, timeout=120,
                          stderr=subprocess.PIPE)
    check(done.returncode == 0, f'it is made again: {done.stderr.decode()}')
    return filecmp.cmp(picture, again, shallow=False)


def export_sample(program, display):
    """The sample has events that are denied or planned, undated ones, an Arabic article, and tells who holds what."""
    with Window(program, display, language='ar_SY.UTF-8') as window:
        window.ready()
        window.click((500, 300))
        for areas in (False, True):
            if areas:
                window.click('menu.view')
                window.settle()
                window.click('areas.on')
                window.key('Escape')
                window.settle()
            window.key('F12')
            made = window.wait('a sheet', lambda s: len([t for t in s['toasts'] if t['key'] == 'toast.picture']) == areas + 1, 60)['toasts'][-1]['copy']
            with open(made + '.json', encoding='utf-8') as file:
                sheet = json.load(file)['sheet']
            check(sheet['labels'] == 'ar' and sheet['areas'] == areas, 'it is as the window is')
            check(made_again(window, program, made), 'and is made again byte for byte')


def export_sheet(program, display):
    with Window(program, display) as window:
        window.ready()
        table = towns(window)
        window.open_file(table)
        window.wait('the table is open', lambda s: not s['sample'] and s['rows'] == 9 and s['working'] == 0)
        window.settle()
        window.click((300, 300))
        window.key('plus')
        window.settle()
        window.key('F12')
        first = saved(window)
        check(first.startswith(window.folder + '/Pictures/zamkan_2016-06-08') and first.endswith('.png'), f'a sheet by its date: {first}')
        check(size_of(first) == (1920, 1080), 'as large as its layout says')
        check(os.path.getsize(first) > 30000, 'it shows something')
        copied = subprocess.run(['xclip', '-selection', 'clipboard', '-o'], env=window.environment, check=True, timeout=10,
                                stdout=subprocess.PIPE).stdout.decode()
        check(copied == first, 'its path is in the clipboard')
        with open(first + '.json', encoding='utf-8') as file:
            told = json.load(file)
        check(told['inputs'][0]['file'] == table and len(told['inputs'][0]['sha256']) == 64, 'it tells from what it was made')
        check(told['sheet']['view']['span'] > 0 and told['sheet']['labels'] == 'en', 'and how')
        check(made_again(window, program, first), 'the command line makes the same picture from it, byte for byte')
        window.key('p')
        second = window.wait('a second one', lambda s: len(glob.glob(window.folder + '/Pictures/*.png')) == 2)
        check(os.path.exists(first[:-4] + '_2.png'), 'nothing is overwritten')

        # Another look of the window is another sheet.
        window.click('menu.view')
        window.click('style.night')
        window.settle()
        window.key('Escape')
        window.key('F12')
        window.wait('a third one', lambda s: os.path.exists(first[:-4] + '_3.png.json'))
        with open(first[:-4] + '_3.png.json', encoding='utf-8') as file:
            night = json.load(file)
        check(night['sheet']['style'] == 'night', 'it looks as the window does')
        check(made_again(window, program, first[:-4] + '_3.png'), 'and is made again too')

        # Two files: what they are called stands above the map.
        other = os.path.join(window.folder, 'later_towns.csv')
        shutil.copy(table, other)
        window.open_file(other)
        window.wait('both', lambda s: s['rows'] == 18 and s['working'] == 0)
        window.settle()
        window.click((300, 300))
        window.key('F12')
        both = window.wait('a sheet of both', lambda s: glob.glob(window.folder + '/Pictures/towns_later_towns*.json')) and glob.glob(window.folder + '/Pictures/towns_later_towns*.json')
        with open(both[0], encoding='utf-8') as file:
            check(json.load(file)['sheet']['title'] == 'towns · later towns', 'it has a title')


def export_editor(program, display):
    """The editor: what it will look like, a film with its progress, one that is cancelled, and what ffmpeg's absence means."""
    with Window(program, display) as window:
        window.ready()
        window.click((500, 300))
        window.key('ctrl+e')
        window.wait('the editor', lambda s: s['dialog'] == 'sheet')
        window.wait('a preview', lambda s: 'export.preview' in s['widgets'])
        window.click('export.heading')
        window.paste('معركة الرقة / 2017')
        window.click('export.format.pdf')
        window.settle()
        window.click('export.listing')
        window.click('export.table.csv')
        # A logo that is not there is said; one that is there stands beside the title.
        logo = os.path.join(window.folder, 'logo.png')
        window.click('export.logo')
        window.paste(logo)
        window.wait('no preview without it', lambda s: 'export.preview_trouble' in s['widgets'])
        with open(logo, 'wb') as file:
            file.write(png(60, 30))
        window.key('End', 'space', 'BackSpace')
        window.wait('a preview with it', lambda s: 'export.preview_trouble' not in s['widgets'], 30)
        # What is chosen is kept as a page, which is one of those that can be chosen.
        window.click('export.style.night')
        choices = window.middle('export.style.night')
        for _ in range(12):
            window.click(choices, 5)
        window.settle()
        window.click('export.page')
        window.paste('صفحتي')
        window.settle()
        window.click('export.keep')
        window.settle()
        kept = glob.glob(window.folder + '/**/sheets/صفحتي.toml', recursive=True)
        check(len(kept) == 1, f'the page is kept: {kept}')
        window.click('export.save')
        made = saved(window)
        with open(made + '.json', encoding='utf-8') as file:
            told = json.load(file)
        check(told['logo']['file'] == logo and len(told['logo']['sha256']) == 64, 'the logo is told')
        check(told['sheet']['layout'] == 'صفحتي' and told['sheet']['style'] == 'night', 'and the page')
        check(os.path.basename(made) == 'معركة_الرقة_2017_2017-11-20.pdf', f'it is named by title and date: {made}')
        with open(made, 'rb') as file:
            check(file.read(5) == b'%PDF-', 'a PDF')
        with open(made.replace('.pdf', '.csv'), encoding='utf-8') as file:
            check(len(file.readlines()) > 100, 'with the events as a table')
        window.key('ctrl+e')
        window.wait('the editor again', lambda s: s['dialog'] == 'sheet')
        window.settle()
        window.click('export.format.frames')
        window.settle()
        window.click('export.step.P3M')
        window.settle()
        window.click('export.save')
        folder = window.wait('the frames', lambda s: any(t['key'] == 'toast.film' for t in s['toasts']), 90)['toasts'][-1]['copy']
        check(len(os.listdir(folder)) > 20 and size_of(folder + '/frame_00001.png') == (1280, 720), 'a folder of PNG frames')
        with open(folder + '.json', encoding='utf-8') as file:
            film = json.load(file)['film']
        check(film['step'] == 'P3M' and film['fps'] == 25, 'what stands beside it tells its steps')
        window.key('ctrl+e')
        window.wait('the editor once more', lambda s: s['dialog'] == 'sheet')
        window.settle()
        window.click('export.step.P1D')
        window.settle()
        window.click('export.save')
        window.wait('how far it is', lambda s: 'exporting.0' in s['widgets'])
        window.click('exporting.0.cancel')
        window.wait('cancelled', lambda s: any(t['key'] == 'toast.export_cancelled' for t in s['toasts']))
        check(len(os.listdir(window.folder + '/Pictures')) == 5, f'nothing is left of it: {os.listdir(window.folder + "/Pictures")}')
    # No ffmpeg in the path: said before any work, and frames are offered.
    with Window(program, display, PATH='/nowhere') as window:
        window.environment['PATH'] = os.environ['PATH']  # for what drives it
        window.ready()
        window.click((500, 300))
        window.key('ctrl+e')
        window.wait('the editor', lambda s: s['dialog'] == 'sheet')
        window.settle()
        window.click('export.format.mp4')
        window.wait('it is said', lambda s: 'export.take_frames' in s['widgets'])
        window.click('export.save')
        window.settle()
        check(window.state['dialog'] == 'sheet', 'nothing is begun')
        window.click('export.take_frames')
        window.wait('frames are taken instead', lambda s: 'export.take_frames' not in s['widgets'])


def export_image(program, display):
    with Window(program, display) as window:
        window.ready()
        window.click((500, 350), 3)
        window.click('map_menu.copy_image')
        window.wait('copied', lambda s: any(t['key'] == 'toast.image_copied' for t in s['toasts']), 60)
        png = subprocess.run(['xclip', '-selection', 'clipboard', '-t', 'image/png', '-o'], env=window.environment, check=True,
                             timeout=20, stdout=subprocess.PIPE).stdout
        check(png[:8] == b'\x89PNG\r\n\x1a\n' and struct.unpack('>II', png[16:24]) == (1920, 1080), 'other programs get the sheet')


PARTS = {'export_editor': export_editor, 'export_image': export_image, 'export_sample': export_sample, 'export_sheet': export_sheet}
