# Sourced by ./run and ./test: which Debian packages kurilscope needs, and how they get onto this machine.
# The names are the same on Debian 12 and 13; third_party/README.md says what each is for.

readonly kBuildPackages=(
  g++ cmake ninja-build pkg-config python3 python3-glad
  libimgui-dev libglfw3-dev libegl-dev libgl-dev libopengl-dev libegl-mesa0 libgl1-mesa-dri
  libgdal-dev libproj-dev libgeos-dev libgeographiclib-dev
  libcli11-dev libspdlog-dev libfmt-dev libtomlplusplus-dev libexpected-dev libglm-dev nlohmann-json3-dev
  libcairo2-dev libharfbuzz-dev libfreetype-dev libfontconfig-dev libpng-dev zlib1g-dev libisal-dev
  fonts-noto-core fonts-noto-cjk xclip wl-clipboard
)
readonly kTestPackages=(
  libgtest-dev xvfb xauth xdotool x11-xkb-utils python3-numpy python3-pil imagemagick poppler-utils librsvg2-bin ffmpeg
)
readonly kSanitizerPackages=(clang-19 libclang-rt-19-dev llvm-19)

# missingPackages PACKAGE…: those that are not installed, with blanks between.
missingPackages() {
  local installed='' package
  if command -v dpkg-query >/dev/null; then
    # dpkg-query fails when it does not know one of the names, and still tells of the others.
    installed=$(dpkg-query --show --showformat='${db:Status-Status}/${Package} ' "$@" 2>/dev/null) || true
  fi
  for package in "$@"; do
    case " $installed" in
      *" installed/$package "*) ;;
      *) printf '%s ' "$package" ;;
    esac
  done
}

isSupportedDebian() {
  [ -r /etc/os-release ] && (
    # shellcheck disable=SC1091
    . /etc/os-release
    [ "${ID:-}" = debian ] && [ "${VERSION_ID:-99}" -ge 12 ]
  )
}

# ensurePackages PACKAGE…: installs what is missing, saying what and why first. Leaves with 3 where it cannot.
ensurePackages() {
  local missing
  read -r -a missing <<<"$(missingPackages "$@")"
  [ "${#missing[@]}" -gt 0 ] || return 0

  if ! isSupportedDebian; then
    {
      echo "kurilscope installs its packages on Debian 12 and 13; this machine runs something else."
      echo "It needs what these Debian packages hold (third_party/README.md says what each is for):"
      printf '  %s\n' "${missing[*]}"
      echo "With all of them in place, build by hand:"
      echo "  cmake --preset release && cmake --build build/release && build/release/kurilscope"
    } >&2
    exit 3
  fi

  local install=(apt-get install --yes --no-install-recommends "${missing[@]}")
  echo "kurilscope is built from Debian's own packages; ${#missing[@]} of them are missing here and are installed now:"
  printf '  %s\n' "${missing[*]}"
  local asRoot=()
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
      asRoot=(sudo)
    else
      {
        echo "That takes root, and sudo cannot be used here. As root, run this, then the script again:"
        echo "  apt-get update && ${install[*]}"
      } >&2
      exit 3
    fi
  fi
  local options=(-q -o DPkg::Lock::Timeout=300)
  if ! "${asRoot[@]}" apt-get "${options[@]}" update ||
    ! "${asRoot[@]}" env DEBIAN_FRONTEND=noninteractive "${install[0]}" "${options[@]}" "${install[@]:1}"; then
    {
      echo "apt-get could not install the packages (its own words are above: no network, or no space?)."
      echo "When it can, run this script again; by hand the same is:"
      echo "  apt-get update && ${install[*]}"
    } >&2
    exit 3
  fi
}
