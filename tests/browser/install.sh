#!/usr/bin/env bash
# Installs what the suites look through and at: Debian's browsers, a font that has every Vietnamese letter, the web
# server with its brotli module, and what reads printed pages. Needs root; starts no service.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
guard=/usr/sbin/policy-rc.d
if [ ! -e "$guard" ]; then
  trap 'rm -f "$guard"' EXIT
  printf '#!/bin/sh\nexit 101\n' > "$guard" && chmod +x "$guard"
fi
apt-get -o Acquire::Retries=3 update
apt-get -o Acquire::Retries=3 install -y --no-install-recommends chromium firefox-esr fonts-noto-core \
  nginx-light libnginx-mod-http-brotli-static poppler-utils
