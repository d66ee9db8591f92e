# Shared by ./start and ./check: says what it does, installs what is missing, builds the screens.
# Sourced, never run by itself.

step() { printf '\n== %s\n' "$*"; }
note() { printf '   %s\n' "$*"; }
fail() { printf '!! %s\n' "$*" >&2; exit 1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else fail "root or sudo is needed to run: $*"; fi
}

# packages NAME…: installs the Debian/Ubuntu packages that are missing, and only those.
packages() {
  command -v dpkg-query >/dev/null || { note "no dpkg here; make sure these are installed: $*"; return; }
  local missing=() name
  for name in "$@"; do
    dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
  done
  [ ${#missing[@]} = 0 ] && return
  note "installing: ${missing[*]}"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# known NAME: whether this system's package lists have it.
known() { apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [^(]'; }

build_packages() {
  packages build-essential pkg-config curl ca-certificates git \
    libwebkit2gtk-4.1-dev libgtk-3-dev librsvg2-dev
}

rust() {
  [ -f "$HOME/.cargo/env" ] && . "$HOME/.cargo/env"
  if ! command -v cargo >/dev/null || ! rust_is_new_enough; then
    if ! command -v rustup >/dev/null; then
      note "installing Rust with rustup"
      curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y --profile minimal
      . "$HOME/.cargo/env"
    fi
    rustup toolchain install stable --profile minimal
    rustup default stable
  fi
  if command -v rustup >/dev/null; then
    rustup component list 2>/dev/null | grep -q '^clippy.*installed' || rustup component add clippy rustfmt
  fi
}

rust_is_new_enough() {
  local minor; minor=$(cargo --version | sed -E 's/^cargo 1\.([0-9]+).*/\1/')
  [ "${minor:-0}" -ge 92 ]
}

node_is_new_enough() {
  command -v node >/dev/null && command -v npm >/dev/null &&
    node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)'
}

# Vite needs Node 20.19 or newer; Debian 12 and Ubuntu 24.04 have 18. The npm registry carries
# Node itself, so an older npm can fetch a newer node for this folder alone.
node_js() {
  export PATH="$PWD/.cache/node/node_modules/.bin:$PATH"
  node_is_new_enough && return
  packages nodejs npm
  node_is_new_enough && return
  local arch; case "$(uname -m)" in aarch64) arch=arm64 ;; *) arch=x64 ;; esac
  note "installing Node 22 and npm into .cache/node (the system's is older than 20.19)"
  npm install --silent --no-save --prefix .cache/node "node-linux-$arch@22.23.3" npm@11
  mkdir -p .cache/node/node_modules/.bin
  ln -sf "../node-linux-$arch/bin/node" .cache/node/node_modules/.bin/node
  hash -r
  node_is_new_enough || fail "Node 20.19 or newer is needed"
}

# npm_install FOLDER: installs exactly what the lock file says, once per lock file.
npm_install() {
  local stamp="$1/node_modules/.loa-lock"
  cmp -s "$1/package-lock.json" "$stamp" && return
  note "npm ci in $1"
  npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund --loglevel=error
  cp "$1/package-lock.json" "$stamp"
}

# screens: builds ui/dist when a source is newer than it.
screens() {
  if [ -f ui/dist/index.html ] && [ -z "$(find ui/src ui/index.html ui/package-lock.json ui/vite.config.ts assets/words -newer ui/dist/index.html -print -quit)" ]; then
    return
  fi
  npm --prefix ui run --silent build >/dev/null
  touch ui/dist/index.html
}
