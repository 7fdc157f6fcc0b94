"""What the files in the folder do: 站牌 opens the desk, 更新, 退回上一版, 卸载, 命令行.  Standard library only.

python bundle/setup open|run|update|back|remove [WORD …]
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from installing import install
from places import Home
from running import check, open_desk, run
from telling import Trouble, say
from updating import back, remove, update


def opened(home: Home, words: list[str]) -> int:
    """Open the desk; the first time the program is made ready."""
    if words:
        home.keep_project(Path(words[0]))
    return open_desk(home, ready(home))


def ran(home: Home, words: list[str]) -> int:
    """Run a command of zhanpai where one stands."""
    return run(home, ready(home), words)


def ready(home: Home) -> str:
    """The version in use, made ready if it is not."""
    version = home.current()
    if not version or not home.program(version).is_dir():
        version = home.brought()
        if not home.program(version).is_dir():
            install(home, home)
        home.use(version)
    return version


VERBS: dict[str, Callable[[Home, list[str]], int]] = {
    "open": opened,
    "run": ran,
    "update": lambda home, words: update(home, words, check),
    "back": lambda home, words: back(home, check),
    "remove": lambda home, words: remove(home),
}


def main(words: list[str]) -> int:
    """The exit status of one of them."""
    # A console that cannot show a sign shows another in its place: no message is worth a fall.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        return VERBS[words[0]](Home(Path(__file__).resolve().parents[2]), words[1:])
    except Trouble as trouble:
        say(f"{trouble.message}\n怎么办：{trouble.fix}")
    except PermissionError as error:
        say(
            f"电脑不让改“{error.filename}”。\n怎么办：关掉工作台和正在用它的程序（Excel、WPS、杀毒软件），再做一次。"
        )
    except OSError as error:
        say(
            f"电脑不让读写“{error.filename}”：{error.strerror}。\n怎么办：看看磁盘有没有满、U 盘有没有拔掉，再做一次。"
        )
    except KeyboardInterrupt:
        say("停下来了，什么都没有坏；再双击一次就接着做。")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
