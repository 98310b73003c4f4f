// The events as C++ structs that own what they hold. Enumerations stay numbers, as C++ has names for them at compile
// time; all other values are what the library's objects hold.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "image.hpp"

using Text = std::optional<std::string>;
using Texts = std::optional<std::vector<Text>>;
using Bytes = std::optional<std::vector<uint8_t>>;

struct Header {
  uint64_t timeStamp;
  uint32_t flags;
  uint32_t ipVersion;
  uint8_t ipProtocol;
  std::string localAddr;
  std::string remoteAddr;
  uint16_t localPort;
  uint16_t remotePort;
  uint32_t scopeId;
  Text appId;
  Text userId;
  uint32_t addressFamily;
  Text packageSid;
  Text enterpriseId;
  uint64_t policyFlags;
  Bytes effectiveName;
};

struct ClassifyDrop {
  uint64_t filterId;
  uint16_t layerId;
  uint32_t reauthReason;
  uint32_t originalProfile;
  uint32_t currentProfile;
  uint32_t msFwpDirection;
  bool isLoopback;
  Bytes vSwitchId;
  uint32_t vSwitchSourcePort;
  uint32_t vSwitchDestinationPort;
};

struct MainModeFailure {
  uint32_t failureErrorCode;
  uint32_t failurePoint;
  uint32_t flags;
  uint32_t keyingModuleType;
  uint32_t mmState;
  uint32_t saRole;
  uint32_t mmAuthMethod;
  std::array<uint8_t, 20> endCertHash;
  uint64_t mmId;
  uint64_t mmFilterId;
  Text localPrincipalNameForAuth;
  Text remotePrincipalNameForAuth;
  Texts localPrincipalGroupSids;
  Texts remotePrincipalGroupSids;
  Text providerContextKey;
};

struct Event {
  Header header;
  uint32_t type;
  std::variant<std::monostate, ClassifyDrop, MainModeFailure> body;
};

constexpr uint32_t IKEEXT_MM_FAILURE = 0;
constexpr uint32_t CLASSIFY_DROP = 3;

/** UTF-16 as UTF-8; an unpaired surrogate is encoded as if it were a code point. */
inline std::string utf8_of(const Image& image, size_t offset, size_t units) {
  std::string text;
  text.reserve(units);
  for (size_t i = 0; i < units;) {
    const uint32_t point = next_point(image, offset, units, i);
    if (point < 0x80) {
      text.push_back(static_cast<char>(point));
      continue;
    }
    char encoded[4];
    text.append(encoded, write_utf8(encoded, point));
  }
  return text;
}

inline Text string_at(const Image& image, size_t pointer) {
  const size_t at = image.follow(pointer);
  if (at == NONE) return std::nullopt;
  return utf8_of(image, at, image.units_before_nul(at));
}

inline Text sid_at(const Image& image, size_t pointer) {
  const size_t at = image.follow(pointer);
  if (at == NONE) return std::nullopt;
  char text[LONGEST_SID];
  return std::string(text, write_sid(text, image, at));
}

inline Text guid_at(const Image& image, size_t pointer) {
  const size_t at = image.follow(pointer);
  if (at == NONE) return std::nullopt;
  char text[36];
  return std::string(text, write_guid(text, image, at));
}

inline Text text_blob_at(const Image& image, size_t blob) {
  const size_t at = image.follow(blob + 8);
  if (at == NONE) return std::nullopt;
  return utf8_of(image, at, image.units_of(at, image.read<uint32_t>(blob)));
}

inline Bytes bytes_blob_at(const Image& image, size_t blob) {
  const size_t at = image.follow(blob + 8);
  if (at == NONE) return std::nullopt;
  const auto size = image.read<uint32_t>(blob);
  image.check(at, size);
  return std::vector<uint8_t>(image.at(at), image.at(at) + size);
}

/** A count, and a pointer to an array of strings. */
inline Texts strings_at(const Image& image, size_t member) {
  const auto count = image.read<uint32_t>(member);
  if (count == 0) return std::vector<Text>();
  const size_t at = image.follow(member + 8);
  if (at == NONE) return std::nullopt;
  image.check(at, size_t{8} * count);
  std::vector<Text> texts;
  texts.reserve(count);
  for (uint32_t i = 0; i < count; i++) texts.push_back(string_at(image, at + 8 * i));
  return texts;
}

inline std::string address_at(const Image& image, size_t at, uint32_t version) {
  char text[48];
  if (version == 0) return std::string(text, write_ipv4(text, image.read<uint32_t>(at)));
  if (version == 1) return std::string(text, write_ipv6(text, image.at(at)));
  return {};
}

inline void read_header(Header& header, const Image& image, size_t at) {
  header.timeStamp = image.read<uint64_t>(at);
  header.flags = image.read<uint32_t>(at + 8);
  header.ipVersion = image.read<uint32_t>(at + 12);
  header.ipProtocol = image.read<uint8_t>(at + 16);
  header.localAddr = address_at(image, at + 20, header.ipVersion);
  header.remoteAddr = address_at(image, at + 36, header.ipVersion);
  header.localPort = image.read<uint16_t>(at + 52);
  header.remotePort = image.read<uint16_t>(at + 54);
  header.scopeId = image.read<uint32_t>(at + 56);
  header.appId = text_blob_at(image, at + 64);
  header.userId = sid_at(image, at + 80);
  header.addressFamily = image.read<uint32_t>(at + 88);
  header.packageSid = sid_at(image, at + 96);
  header.enterpriseId = string_at(image, at + 104);
  header.policyFlags = image.read<uint64_t>(at + 112);
  header.effectiveName = bytes_blob_at(image, at + 120);
}

inline ClassifyDrop read_drop(const Image& image, size_t at) {
  image.check(at, 56);
  return {image.read<uint64_t>(at),           image.read<uint16_t>(at + 8),
          image.read<uint32_t>(at + 12),      image.read<uint32_t>(at + 16),
          image.read<uint32_t>(at + 20),      image.read<uint32_t>(at + 24),
          image.read<uint32_t>(at + 28) != 0, bytes_blob_at(image, at + 32),
          image.read<uint32_t>(at + 48),      image.read<uint32_t>(at + 52)};
}

inline MainModeFailure read_main_mode(const Image& image, size_t at) {
  image.check(at, 120);
  return {image.read<uint32_t>(at),      image.read<uint32_t>(at + 4),  image.read<uint32_t>(at + 8),
          image.read<uint32_t>(at + 12), image.read<uint32_t>(at + 16), image.read<uint32_t>(at + 20),
          image.read<uint32_t>(at + 24), image.read<std::array<uint8_t, 20>>(at + 28),
          image.read<uint64_t>(at + 48), image.read<uint64_t>(at + 56), string_at(image, at + 64),
          string_at(image, at + 72),     strings_at(image, at + 80),    strings_at(image, at + 96),
          guid_at(image, at + 112)};
}

inline void read_event(Event& event, const Image& image, size_t at) {
  image.check(at, 152);
  read_header(event.header, image, at);
  event.type = image.read<uint32_t>(at + 136);
  const size_t body = image.follow(at + 144);
  if (body != NONE && event.type == CLASSIFY_DROP) event.body = read_drop(image, body);
  else if (body != NONE && event.type == IKEEXT_MM_FAILURE) event.body = read_main_mode(image, body);
  else event.body = std::monostate{};
}
