package dev.cognate.risk.scoring;

import java.util.Optional;

/**
 * Where, on what and when somebody signs in, no more exactly than the model needs it.
 *
 * @param network the /24 of an IPv4 address, the /48 of an IPv6 address
 * @param surroundings the /16 or /32 around it
 * @param device kind of the device: browser and system
 * @param deviceKey digest of the key of a device that the pool tracks
 * @param hour of the day in UTC, 0 to 23
 */
public record Origin(String network, String surroundings, String device, Optional<String> deviceKey, int hour) {}
