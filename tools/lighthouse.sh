#!/bin/sh
# Measure home, a station and a news item with Lighthouse as a mid-range phone, and write docs/lighthouse.md.
set -eu
cd "$(dirname "$0")/.."
CHROME_PATH=$(sh tools/browser.sh)
export CHROME_PATH
lighthouse=tools/lighthouse/node_modules/.bin/lighthouse
sh tools/npm.sh tools/lighthouse
work=$(mktemp -d)
server=
trap 'test -z "$server" || kill $server; rm -rf "$work"' EXIT

# A demonstration asks search engines to stay away (robots.txt), and Lighthouse counts that as a fault; so it judges a
# copy of the project that differs in the one word `demo: false`.
cp -r stations.yaml content mkdocs.yml theme "$work"
sed -i.typed 's/^  demo: true/  demo: false/' "$work/stations.yaml" && rm "$work/stations.yaml.typed"
SOURCE_DATE_EPOCH=1795420800 .venv/bin/python -m zhanpai build --root "$work" --out "$work/site" >"$work/log" || {
  cat "$work/log" >&2
  exit 1
}
.venv/bin/python tools/gzip_server.py "$work/site" 8137 &
server=$!
sleep 1
for page in home: station:s/0219/ news-item:news/2026-11-18-dianti/; do
  $lighthouse "http://127.0.0.1:8137/${page#*:}" --quiet --output json --output-path "$work/${page%%:*}.json" \
    --only-categories=performance,accessibility,best-practices,seo \
    --chrome-flags="--headless=new --no-sandbox --disable-gpu --disable-background-networking"
done
.venv/bin/python tools/lighthouse/report.py "$work"/home.json "$work"/station.json "$work"/news-item.json >docs/lighthouse.md
cat docs/lighthouse.md
