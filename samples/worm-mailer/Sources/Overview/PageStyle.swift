/// How the page looks: light and dark as the reader's system is, narrow and wide, and on paper.
enum PageStyle {
  static let sheet = """
    :root {
      --page: #f6f7f9; --card: #ffffff; --text: #1c2430; --soft: #5b6675; --line: #e1e5ea; --track: #edf0f3;
      --bar: #1f5fae; --good: #1a7f4b; --bad: #b3261e; --notice: #8a5a00; --notice-back: #fdf1d8;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --page: #12161c; --card: #1a2029; --text: #e4e9f0; --soft: #97a3b3; --line: #2b3440; --track: #252d38;
        --bar: #8bbcf5; --good: #6fd59c; --bad: #ff9d94; --notice: #f2c66d; --notice-back: #3d2f10;
      }
    }
    * { box-sizing: border-box; }
    body {
      margin: 0; background: var(--page); color: var(--text);
      font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; overflow-wrap: anywhere;
    }
    main { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.25rem; }
    h1 { margin: 0; font-size: 1.9rem; line-height: 1.2; letter-spacing: -0.01em; }
    h2 { margin: 2rem 0 0.75rem; font-size: 1.2rem; }
    .sub { margin: 0.25rem 0 0; color: var(--soft); }
    .notice {
      margin: 1rem 0 0; padding: 0.7rem 1rem; border-radius: 10px; font-weight: 600;
      color: var(--notice); background: var(--notice-back);
    }
    .tiles { display: flex; flex-wrap: wrap; gap: 0.75rem; margin: 1.5rem 0 0; padding: 0; list-style: none; }
    .tiles li {
      flex: 1 1 9rem; padding: 0.8rem 1.1rem; color: var(--soft); background: var(--card);
      border: 1px solid var(--line); border-radius: 10px; border-left: 5px solid var(--line);
    }
    .tiles b { display: block; font-size: 1.7rem; line-height: 1.2; color: var(--text); }
    .tiles .good { border-left-color: var(--good); } .tiles .bad { border-left-color: var(--bad); }
    figure { margin: 0; padding: 1rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
    .days { display: block; width: 100%; max-height: 22rem; }
    .days rect { fill: var(--bar); } .days line { stroke: var(--line); stroke-width: 2; }
    .days text { fill: var(--soft); font-size: 14px; text-anchor: middle; }
    .days .count { fill: var(--text); font-size: 16px; font-weight: 600; }
    .tables { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); gap: 0 1.5rem; }
    table {
      width: 100%; border-collapse: separate; border-spacing: 0; background: var(--card);
      border: 1px solid var(--line); border-radius: 10px; overflow: hidden;
    }
    th, td { padding: 0.5rem 0.9rem; text-align: left; vertical-align: top; border-top: 1px solid var(--line); }
    thead th { border-top: 0; color: var(--soft); font-size: 0.85rem; font-weight: 600; }
    tbody th { width: 60%; font-weight: 500; } .noted tbody th { width: 42%; } td { color: var(--soft); font-size: 0.9rem; }
    .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
    td.number { color: var(--text); font-weight: 600; font-size: 1rem; }
    .bar { display: block; width: 100%; height: 4px; margin-top: 0.3rem; border-radius: 2px; }
    .bar rect { fill: var(--bar); } .bar .track { fill: var(--track); }
    .more { margin: 0.4rem 0.9rem; color: var(--soft); font-size: 0.9rem; }
    footer { margin-top: 2.5rem; color: var(--soft); font-size: 0.85rem; }
    @media (max-width: 40rem) {
      main { padding: 1.5rem 0.9rem; }
      .tiles li { flex-basis: 40%; }
      .days text { font-size: 20px; } .days .count { font-size: 22px; }
    }
    @media print {
      :root {
        --page: #ffffff; --card: #ffffff; --text: #000000; --soft: #444444; --line: #bbbbbb; --track: #eeeeee;
        --bar: #1f5fae; --good: #1a7f4b; --bad: #b3261e; --notice: #000000; --notice-back: #ffffff;
      }
      body { font-size: 10pt; }
      main { max-width: none; padding: 0; }
      .notice { border: 1px solid currentColor; }
      .days rect, .bar rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      section, tr, figure { break-inside: avoid; }
      thead { display: table-header-group; }
    }

    """
}
