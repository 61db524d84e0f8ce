"""Drives the real window with xdotool and reads what it reports of itself."""
import json, os, shutil, subprocess, tempfile, time

SCREEN = (1280, 800)


class Failure(AssertionError):
    pass


class Display:
    """An X server of its own, so that tests do not meet each other."""

    def __enter__(self):
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ['Xvfb', '-displayfd', str(write), '-screen', '0', f'{SCREEN[0]}x{SCREEN[1]}x24', '-nolisten', 'tcp',
             '-noreset'],  # the next window may come before the server has done with the last one
            pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            self.name = ':' + pipe.readline().strip()
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()


class Window:
    def __init__(self, program, display, arguments=(), language='en_US.UTF-8', **environment):
        self.folder = tempfile.mkdtemp(prefix='zamkan-ui-')
        self.state_file = os.path.join(self.folder, 'state.jsonl')
        self.environment = {**os.environ, 'DISPLAY': display.name, 'LC_ALL': language, 'HOME': self.folder,
                            'XDG_CONFIG_HOME': self.folder + '/config', 'XDG_STATE_HOME': self.folder + '/state',
                            'ZAMKAN_STATE_FILE': self.state_file, **environment}
        self.program, self.arguments = program, list(arguments)
        self.state, self.offset, self.rest = {}, 0, ''

    def __enter__(self):
        os.makedirs(os.path.join(self.folder, 'Pictures'))
        self.errors = open(os.path.join(self.folder, 'stderr'), 'w+')
        self.process = subprocess.Popen([self.program, *self.arguments], env=self.environment, cwd=self.folder,
                                        stderr=self.errors)
        return self

    def __exit__(self, kind, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.errors.seek(0)
        text = self.errors.read()
        if kind and text:
            print('stderr:', text)
        shutil.rmtree(self.folder, ignore_errors=True)

    # ---- what it reports

    def refresh(self):
        try:
            with open(self.state_file, encoding='utf-8') as file:
                file.seek(self.offset)
                text = self.rest + file.read()
                self.offset = file.tell()
        except FileNotFoundError:
            return
        lines = text.split('\n')
        self.rest = lines.pop()
        if lines:
            self.state = json.loads(lines[-1])

    def wait(self, what, condition, seconds=40):
        end = time.time() + seconds
        while time.time() < end:
            self.refresh()
            if self.state and condition(self.state):
                return self.state
            if self.process.poll() is not None:
                raise Failure(f'the window closed with status {self.process.returncode} while waiting for: {what}')
            time.sleep(0.03)
        brief = {key: value for key, value in self.state.items() if key not in ('widgets', 'marks')}
        raise Failure(f'waited in vain for: {what}\nstate: {json.dumps(brief, ensure_ascii=False)[:3000]}')

    def settle(self, seconds=0.4):
        """Until nothing has changed for a while."""
        end, last = time.time() + 10, None
        quiet = time.time()
        while time.time() < end and time.time() - quiet < seconds:
            self.refresh()
            if self.state.get('frame') != last:
                last, quiet = self.state.get('frame'), time.time()
            time.sleep(0.03)
        return self.state

    def ready(self):
        self.wait('the first picture with events',
                  lambda s: s['loaded'] and s['working'] == 0 and s['first_picture_ms'] > 0 and s['rows'] > 0, 120)
        self.xdotool('mousemove', SCREEN[0] // 2, SCREEN[1] // 2)
        where = subprocess.run(['xdotool', 'getmouselocation', '--shell'], env=self.environment, check=True, timeout=20,
                               stdout=subprocess.PIPE).stdout.decode()
        window = next(line.split('=')[1] for line in where.splitlines() if line.startswith('WINDOW='))
        self.xdotool('windowfocus', window)  # no window manager does it here
        return self.settle()

    # ---- what a user does

    def xdotool(self, *arguments):
        subprocess.run(['xdotool', *map(str, arguments)], env=self.environment, check=True, timeout=20,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def key(self, *keys):
        for key in keys:
            self.xdotool('key', key)
            time.sleep(0.05)

    def type(self, text):
        self.xdotool('type', '--delay', '25', text)

    def paste(self, text):
        subprocess.run(['xclip', '-selection', 'clipboard'], input=text.encode(), env=self.environment, check=True)
        self.key('ctrl+v')

    def move(self, x, y):
        self.xdotool('mousemove', x, y)
        time.sleep(0.12)

    def open_file(self, name):
        self.key('ctrl+o')
        self.wait('the dialog', lambda s: s['dialog'] == 'open')
        self.settle()
        self.paste(name)
        self.key('Return')

    def click(self, target, button=1):
        x, y = target if isinstance(target, tuple) else self.middle(target)
        self.move(x, y)
        self.xdotool('click', button)
        time.sleep(0.12)

    def drag(self, start, end, steps=8):
        self.move(*start)
        self.xdotool('mousedown', 1)
        for step in range(1, steps + 1):
            self.move(*(round(start[i] + (end[i] - start[i]) * step / steps) for i in (0, 1)))
        self.xdotool('mouseup', 1)
        time.sleep(0.12)

    def rect(self, widget):
        self.wait(f'a widget {widget}', lambda s: widget in s['widgets'], 10)
        return self.state['widgets'][widget]

    def middle(self, widget):
        left, top, right, bottom = self.rect(widget)
        return (left + right) // 2, (top + bottom) // 2


def towns(window):
    """A table of eight events at Raqqa and one at Baghdad; its file."""
    name = os.path.join(window.folder, 'towns.csv')
    with open(name, 'w') as file:
        file.write('date,lat,lon,place,type,subtype,actor\n')
        for day in range(1, 9):
            file.write(f'2016-06-0{day},35.95,39.01,Raqqa,violence,airstrike,coalition\n')
        file.write('2016-06-03,33.3,44.4,Baghdad,violence,bombing,isis\n')
    return name


def check(truth, what):
    if not truth:
        raise Failure(what)


def single_marks(state):
    """Marks of one event, away from others and from the panels, the easiest to hit first."""
    right, bottom = state['widgets']['side'][0], state['widgets']['timeline'][1]
    marks = [m for m in state['marks'] if m['count'] == 1 and 20 < m['x'] < right - 20 and 60 < m['y'] < bottom - 20]

    def room(mark):
        return min([(m['x'] - mark['x']) ** 2 + (m['y'] - mark['y']) ** 2 for m in state['marks'] if m is not mark] or [1e9])
    return sorted(marks, key=room, reverse=True)
