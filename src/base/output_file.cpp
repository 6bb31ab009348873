#include "base/output_file.hpp"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

#include "base/text.hpp"

namespace kurilscope {

namespace {

namespace fs = std::filesystem;

constexpr int kMostLinks = 40;  // as many as the system follows

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) {
      close(number_);
    }
  }
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

fs::path folderOf(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

// The descriptor that a name stands for: "-", /dev/stdout, /dev/fd/3. They are not opened but shared, as a shell's
// redirection is to be written on from where it is.
std::optional<int> sharedDescriptor(const fs::path& path) {
  const std::string name = path.lexically_normal().string();
  if (path == "-" || name == "/dev/stdout") {  // "./-" is a file
    return STDOUT_FILENO;
  }
  if (name == "/dev/stderr") {
    return STDERR_FILENO;
  }
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
    if (name.starts_with(folder)) {
      const auto number = parseNumber(name.substr(folder.size()));
      return number && *number >= 0 && *number < 1e6 ? std::optional(static_cast<int>(*number)) : std::nullopt;
    }
  }
  return std::nullopt;
}

// What the links of a name lead to, whether there is something or not. Gives the errno value of what stands in the way.
tl::expected<fs::path, int> behindLinks(fs::path path) {
  for (int links = 0; links <= kMostLinks; ++links) {
    if (sharedDescriptor(path)) {
      return path;
    }
    std::error_code error;
    const fs::file_status status = fs::symlink_status(path, error);
    if (status.type() == fs::file_type::none) {
      return tl::make_unexpected(error.value());
    }
    if (status.type() != fs::file_type::symlink) {
      return path;
    }
    const fs::path next = fs::read_symlink(path, error);
    if (error) {
      return tl::make_unexpected(error.value());
    }
    path = folderOf(path) / next;
  }
  return tl::make_unexpected(ELOOP);
}

bool isStreamType(mode_t mode) { return S_ISCHR(mode) || S_ISFIFO(mode) || S_ISSOCK(mode); }

// A name that nobody else has and that is short enough beside a name of any length.
fs::path passingName(const fs::path& folder) {
  std::uint64_t random = 0;
  if (getrandom(&random, sizeof random, 0) != sizeof random) {
    random = static_cast<std::uint64_t>(getpid());  // names that exist are passed over
  }
  return folder / fmt::format(".kurilscope-{:016x}", random);
}

// Makes something under a passing name, which is undone where the program ends: `make` gives false, and errno, where it
// cannot.
template <class Make, class Undo>
bool makePassing(const fs::path& folder, fs::path& passing, Cleanup& cleanup, Make make, Undo undo) {
  constexpr int kMostTries = 100;
  for (int tries = 0; tries < kMostTries; ++tries) {
    passing = passingName(folder);
    cleanup = Cleanup([passing, undo] { undo(passing); });
    if (make(passing)) {
      return true;
    }
    const int reason = errno;
    cleanup = Cleanup();
    errno = reason;
    if (reason != EEXIST) {
      break;
    }
  }
  return false;
}

void removeFile(const fs::path& path) { ::unlink(path.c_str()); }

void removeFolder(const fs::path& path) {
  std::error_code ignored;
  fs::remove_all(path, ignored);
}

// The new file gets the permissions and the owner of the one that it is to replace. Where the owner cannot be kept,
// what runs as its owner must not become the user's.
void takeAfter(int file, const struct stat& old) {
  constexpr mode_t kAll = 07777;
  constexpr mode_t kWithoutSpecial = 0777;
  const bool isOwnerKept =
      fchown(file, old.st_uid, old.st_gid) == 0 || fchown(file, static_cast<uid_t>(-1), old.st_gid) == 0;
  static_cast<void>(fchmod(file, old.st_mode & (isOwnerKept ? kAll : kWithoutSpecial)));
}

// So that the new name, too, outlives a power failure. Not every file system can.
void syncFolder(const fs::path& folder) {
  const Descriptor descriptor(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.number() >= 0) {
    fsync(descriptor.number());
  }
}

std::string reasonFor(const fs::path& path, int errnoValue) {
  switch (errnoValue) {
    case ENOENT:
    case ENOTDIR:
      return fmt::format("there is no folder '{}'; create it or write elsewhere", folderOf(path).string());
    case EACCES:
    case EPERM:
      return "permission is denied; write to a folder of your own or change its permissions";
    case EROFS:
      return "the disk is read-only; write to another one";
    case ENOSPC:
    case EDQUOT:
      return "no space is left on the disk; free some or write to another one";
    case EFBIG:
      return "it grows larger than files may be here (ulimit -f); raise the limit or make it smaller";
    case EISDIR:
      return "that is a folder; give the name of a file";
    case ENAMETOOLONG:
      return "the name is too long; choose a shorter one";
    case ELOOP:
      return "its links lead in a circle; give the name of a file";
    case ENOTBLK:
      return "that is a whole disk; give the name of a file";
    case EPIPE:
      return "nobody reads it any more";
    default:
      return std::strerror(errnoValue);
  }
}

}  // namespace

Error cannotWrite(const fs::path& path, int errnoValue) {
  return {ErrorKind::Machine, fmt::format("cannot write '{}': {}", path.string(), reasonFor(path, errnoValue))};
}

bool isStream(const fs::path& target) {
  const auto file = behindLinks(target);
  struct stat status {};
  return file && (sharedDescriptor(*file) || (stat(file->c_str(), &status) == 0 && isStreamType(status.st_mode)));
}

tl::unexpected<Error> OutputFile::failure(int errnoValue) const {
  return tl::make_unexpected(cannotWrite(target_, errnoValue));
}

Result<OutputFile> OutputFile::create(const fs::path& target, Writer writer, Sync sync) {
  OutputFile file;
  file.target_ = target;
  file.isSynced_ = sync == Sync::Yes;
  return file.begin(writer).map([&file] { return std::move(file); });
}

Result<void> OutputFile::begin(Writer writer) {
  const auto file = behindLinks(target_);
  if (!file) {
    return failure(file.error());
  }
  file_ = *file;
  struct stat old {};
  const auto descriptor = sharedDescriptor(file_);
  isStream_ = descriptor || (stat(file_.c_str(), &old) == 0 && isStreamType(old.st_mode));
  if (!isStream_) {
    return beginBeside();
  }
  Descriptor opened(descriptor ? fcntl(*descriptor, F_DUPFD_CLOEXEC, 0)
                               : open(file_.c_str(), O_WRONLY | O_NOCTTY | O_CLOEXEC));
  if (opened.number() < 0) {
    return failure(errno);
  }
  stream_.reset(fdopen(opened.release(), "wb"));
  if (writer == Writer::AnotherProgram) {
    const auto makeFile = [](const fs::path& path) {
      return Descriptor(open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600)).number() >= 0;
    };
    std::error_code ignored;
    if (!makePassing(fs::temp_directory_path(ignored), passing_, cleanup_, makeFile, removeFile)) {
      return failure(errno);
    }
  }
  return {};
}

// Opens the file beside the one that it is to become.
Result<void> OutputFile::beginBeside() {
  struct stat old {};
  const bool exists = stat(file_.c_str(), &old) == 0;
  if (!file_.has_filename() || (exists && S_ISDIR(old.st_mode))) {
    return failure(EISDIR);
  }
  if (exists && S_ISBLK(old.st_mode)) {
    return failure(ENOTBLK);
  }
  if (exists && faccessat(AT_FDCWD, file_.c_str(), W_OK, AT_EACCESS) != 0) {
    return failure(errno);
  }
  int number = -1;
  // Nobody may read in it meanwhile who may not read the old one.
  const mode_t mode = exists ? 0600 : 0666;
  const auto makeFile = [&number, mode](const fs::path& path) {
    number = open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    return number >= 0;
  };
  if (!makePassing(folderOf(file_), passing_, cleanup_, makeFile, removeFile)) {
    passing_.clear();
    return failure(errno);
  }
  if (exists) {
    takeAfter(number, old);
  }
  stream_.reset(fdopen(number, "wb"));
  return {};
}

OutputFile::~OutputFile() {
  if (stream_ && !passing_.empty()) {  // neither finished nor moved from
    removeFile(passing_);
  }
}

Result<void> OutputFile::write(std::string_view bytes) {
  errno = 0;
  if (writeError_ == 0 && std::fwrite(bytes.data(), 1, bytes.size(), stream_.get()) != bytes.size()) {
    writeError_ = errno != 0 ? errno : EIO;
  }
  return writeError_ == 0 ? Result<void>{} : failure(writeError_);
}

// Of what another program wrote.
Result<void> OutputFile::copyToStream() {
  const std::unique_ptr<std::FILE, Close> made(std::fopen(passing_.c_str(), "rb"));
  std::array<char, 1 << 16> part{};
  for (std::size_t size = 1; made && size > 0;) {
    size = std::fread(part.data(), 1, part.size(), made.get());
    if (auto written = write({part.data(), size}); !written) {
      return written;
    }
  }
  return made && std::ferror(made.get()) == 0 ? Result<void>{} : failure(errno);
}

Result<void> OutputFile::finish() {
  if (isStream_ && !passing_.empty()) {
    if (auto copied = copyToStream(); !copied) {
      return copied;
    }
  }
  // A full disk may show only when the last bytes leave the buffer.
  errno = 0;
  if (writeError_ == 0 && std::fflush(stream_.get()) != 0) {
    writeError_ = errno;
  }
  if (writeError_ == 0 && isSynced_ && !isStream_ && fsync(fileno(stream_.get())) != 0) {
    writeError_ = errno;
  }
  if (writeError_ == 0 && !isStream_ &&
      !cleanup_.commit([this] { return std::rename(passing_.c_str(), file_.c_str()) == 0; })) {
    writeError_ = errno;
  }
  if (writeError_ != 0) {
    return failure(writeError_);
  }
  if (!isStream_) {
    passing_.clear();
    if (isSynced_) {
      syncFolder(folderOf(file_));
    }
  }
  return {};
}

OutputFolder::OutputFolder(fs::path target, fs::path passing, Cleanup cleanup)
    : target_(std::move(target)), passing_(std::move(passing)), cleanup_(std::move(cleanup)) {}

OutputFolder::OutputFolder(OutputFolder&& other) noexcept
    : target_(std::move(other.target_)),
      passing_(std::exchange(other.passing_, fs::path())),
      cleanup_(std::move(other.cleanup_)) {}

OutputFolder::~OutputFolder() {
  if (!passing_.empty()) {
    removeFolder(passing_);
  }
}

Result<OutputFolder> OutputFolder::create(const fs::path& target) {
  const fs::path named = target.has_filename() ? target : target.parent_path();  // "frames/" is "frames"
  std::error_code error;
  if (fs::symlink_status(named, error).type() != fs::file_type::not_found && !error) {
    return fail(ErrorKind::Usage, "'{}' exists already; name a folder that does not", named.string());
  }
  if (error && error != std::errc::no_such_file_or_directory) {
    return tl::make_unexpected(cannotWrite(named, error.value()));
  }
  fs::path passing;
  Cleanup cleanup;
  const auto makeFolder = [](const fs::path& path) { return mkdir(path.c_str(), 0777) == 0; };
  if (!makePassing(folderOf(named), passing, cleanup, makeFolder, removeFolder)) {
    return tl::make_unexpected(cannotWrite(named, errno));
  }
  return OutputFolder(named, std::move(passing), std::move(cleanup));
}

Result<void> OutputFolder::finish() {
  syncFolder(passing_);
  // An empty folder that has come meanwhile is replaced, anything else is not.
  if (!cleanup_.commit([this] { return std::rename(passing_.c_str(), target_.c_str()) == 0; })) {
    return tl::make_unexpected(cannotWrite(target_, errno));
  }
  passing_.clear();
  syncFolder(folderOf(target_));
  return {};
}

Result<void> writeFile(const fs::path& target, std::string_view bytes) {
  return OutputFile::create(target).and_then(
      [bytes](OutputFile&& file) { return file.write(bytes).and_then([&file] { return file.finish(); }); });
}

}  // namespace kurilscope
