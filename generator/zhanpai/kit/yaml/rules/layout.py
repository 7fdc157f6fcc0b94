"""Y011–Y019, Y044, Y045: indentation, punctuation and the marks that give a file its shape."""

from zhanpai.kit.diagnostics import Rule

TAB_INDENT = Rule.parse("""Y011 缩进用了 Tab 键

    每台电脑上 Tab 的宽度都不一样，程序没法知道这一行属于哪一项，所以行首只能用空格。

    错：（Tab）name: 示例甲
    对：  name: 示例甲（行首是两个空格）
    """)

WIDE_INDENT = Rule.parse("""Y012 缩进用了全角空格或特殊空格

    全角空格、从网页复制来的“不间断空格”看起来和普通空格一样，程序却会把它当成文字，
    这一项就会悄悄变成另一个名字。

    错：　name: 示例甲（行首是一个全角空格）
    对：  name: 示例甲（行首是两个普通空格）
    """)

CONFLICT = Rule.parse("""Y013 有没处理完的合并冲突

    两个人同时改了一个文件，系统把两份内容都留了下来，等人来选。不处理就发布，居民会同时看到两个版本。

    错：<<<<<<< HEAD
    对：留下正确的一份内容，把 <<<<<<<、=======、>>>>>>> 三行标记都删掉。
    """)

FULL_WIDTH_COLON = Rule.parse("""Y014 冒号是中文全角“：”

    程序只认英文冒号加一个空格。写成中文冒号，这一行就不再是“项: 内容”，而是一句普通的话。

    错：name：示例甲
    对：name: 示例甲
    """)

FULL_WIDTH_COMMA = Rule.parse("""Y015 括号里用了中文逗号或顿号

    [ ] 和 { } 里要用英文逗号隔开。写成中文逗号，两个人会变成一个名字很长的人。

    错：focus: [养老，教育]
    对：focus: [养老, 教育]
    """)

NO_SPACE_AFTER_COLON = Rule.parse("""Y016 冒号后面没有空格

    程序靠“英文冒号加一个空格”来区分项和内容；9:00 里的冒号后面没有空格，所以才不会被拆开。

    错：name:示例甲
    对：name: 示例甲
    """)

LIST_DASH = Rule.parse("""Y017 列表的短横写得不对

    列表的每一条要另起一行，用英文短横加一个空格开头。写成破折号、圆点、“1.”，或者后面没有空格，
    几条会被连成一句话。

    错：
        deputies:
          -示例甲
          — 示例乙
    对：
        deputies:
          - 示例甲
          - 示例乙
    """)

BAD_INDENT = Rule.parse("""Y018 缩进没有对齐

    同一级的各项，行首空格要一样多；下一级多两个空格。没对齐，程序不知道这一行归谁。

    错：
        head:
          name: 示例甲
         post: 站长
    对：
        head:
          name: 示例甲
          post: 站长
    """)

NO_FRONT_MATTER = Rule.parse("""Y019 文章开头缺少资料区

    每篇文章最上面要有一段资料，上下各用一行三个短横夹住。没有它，就不知道标题、日期和所属的站。

    错：
        title: 代表接待日
        今天上午……
    对：
        ---
        title: 代表接待日
        ---
        今天上午……
    """)

NO_COLON = Rule.parse("""Y044 项名后面不是冒号

    每一行都是“项: 内容”：项名、一个英文冒号、一个空格，再写内容。写成等号、分号、箭头，或者漏了冒号，
    程序就分不出哪里是项名、哪里是内容。

    错：address = 春风路1号
    对：address: 春风路1号
    """)

FULL_WIDTH_BRACKET = Rule.parse("""Y045 括号是中文全角的

    把几项写在一行里，要用英文的 { } 和 [ ]，里面的冒号、逗号也是英文的。写成中文全角，整段就成了一句普通的话。

    错：head: ｛name：示例甲，post：站长｝
    对：head: {name: 示例甲, post: 站长}
    """)
