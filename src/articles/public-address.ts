import { BlockList, isIP } from 'node:net';

// What IANA's registries of special addresses keep from the public internet (iana.org/assignments,
// iana-ipv4-special-registry and iana-ipv6-special-registry), and multicast.
const UNROUTED: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  // Multicast, and all that is reserved, with the broadcast address.
  ['224.0.0.0', 3],
];
/** In IPv6, what is handed out to the public begins so; the rest, with every address that holds an IPv4 one, is left out. */
const PUBLIC_6 = ['2000::', 3] as const;
/** Within it: protocols (with Teredo), documentation, 6to4. */
const UNROUTED_6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const unrouted = new BlockList();
for (const [net, prefix] of UNROUTED) unrouted.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of UNROUTED_6) unrouted.addSubnet(net, prefix, 'ipv6');
const public6 = new BlockList();
public6.addSubnet(...PUBLIC_6, 'ipv6');

/** Whether an IP address belongs to the public internet. What is no address does not. */
function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !unrouted.check(address, 'ipv4');
  return family === 6 && public6.check(address, 'ipv6') && !unrouted.check(address, 'ipv6');
}

/** Where links may lead: to public addresses, and on them to the ports of the web alone. */
export const isPublicWeb = (address: string, port: number): boolean =>
  (port === 80 || port === 443) && isPublicAddress(address);
