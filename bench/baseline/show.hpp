// An owned event as a line of its values in C order, so that the benchmark can see that nothing is missing. Strings
// are as they are: the values are separated by a character that none of them has.
#pragma once

#include <cstdio>

#include "event.hpp"
#include "names.hpp"

class Shower {
 public:
  void event(const Event& event) {
    header(event.header);
    name(FWPM_NET_EVENT_TYPE, event.type);
    if (const auto* body = std::get_if<ClassifyDrop>(&event.body)) drop(*body);
    else if (const auto* failure = std::get_if<MainModeFailure>(&event.body)) main_mode(*failure);
    else null();
    putchar('\n');
  }

 private:
  void header(const Header& header) {
    number(header.timeStamp);
    number(header.flags);
    name(FWP_IP_VERSION, header.ipVersion);
    number(header.ipProtocol);
    text(header.localAddr);
    text(header.remoteAddr);
    number(header.localPort);
    number(header.remotePort);
    number(header.scopeId);
    text(header.appId);
    text(header.userId);
    name(FWP_AF, header.addressFamily);
    text(header.packageSid);
    text(header.enterpriseId);
    number(header.policyFlags);
    bytes(header.effectiveName);
  }

  void drop(const ClassifyDrop& drop) {
    number(drop.filterId);
    number(drop.layerId);
    number(drop.reauthReason);
    number(drop.originalProfile);
    number(drop.currentProfile);
    name(MS_FWP_DIRECTION, drop.msFwpDirection, FIRST_DIRECTION);
    text(drop.isLoopback ? "true" : "false");
    bytes(drop.vSwitchId);
    number(drop.vSwitchSourcePort);
    number(drop.vSwitchDestinationPort);
  }

  void main_mode(const MainModeFailure& failure) {
    number(failure.failureErrorCode);
    name(IPSEC_FAILURE_POINT, failure.failurePoint);
    number(failure.flags);
    name(IKEEXT_KEY_MODULE_TYPE, failure.keyingModuleType);
    name(IKEEXT_MM_SA_STATE, failure.mmState);
    name(IKEEXT_SA_ROLE, failure.saRole);
    name(IKEEXT_AUTHENTICATION_METHOD_TYPE, failure.mmAuthMethod);
    bytes(std::vector<uint8_t>(failure.endCertHash.begin(), failure.endCertHash.end()));
    number(failure.mmId);
    number(failure.mmFilterId);
    text(failure.localPrincipalNameForAuth);
    text(failure.remotePrincipalNameForAuth);
    texts(failure.localPrincipalGroupSids);
    texts(failure.remotePrincipalGroupSids);
    text(failure.providerContextKey);
  }

  void null() { text("null"); }

  void number(uint64_t value) { printf("%llu\x1f", static_cast<unsigned long long>(value)); }

  template <size_t count>
  void name(const Name (&names)[count], uint32_t value, uint32_t first = 0) {
    if (value - first < count) text(std::string(names[value - first]));
    else number(value);
  }

  void text(const Text& value) { printf("%s\x1f", value ? value->c_str() : "null"); }

  void texts(const Texts& values) {
    if (!values) return null();
    for (const Text& value : *values) text(value);
  }

  void bytes(const Bytes& value) {
    if (!value) return null();
    for (const uint8_t byte : *value) printf("%02x", byte);
    putchar('\x1f');
  }
};
