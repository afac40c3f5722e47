package dev.cognate.userpool.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The host a request names.
 *
 * @param name in lower case, without port and without the dot of a fully qualified name
 */
record HostName(String name) {
    /** RFC 9110 section 7.2: {@code uri-host [ ":" port ]}. Addresses name no domain, so IPv6 need not be understood. */
    private static final Pattern AUTHORITY = Pattern.compile("([A-Za-z0-9.-]{1,253}?)\\.?(?::\\d{1,5})?");

    private static final Pattern IPV4 = Pattern.compile("[0-9.]+");

    static Optional<HostName> of(String authority) {
        Matcher matcher = AUTHORITY.matcher(authority == null ? "" : authority);
        return matcher.matches()
                ? Optional.of(new HostName(matcher.group(1).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** The prefix or whole host under which a domain would be stored; empty when no domain can be at this host. */
    Optional<String> domain(PublicAddress address) {
        if (name.equals(address.host()) || IPV4.matcher(name).matches()) {
            return Optional.empty();
        }
        String suffix = "." + address.suffix();
        if (name.endsWith(suffix)) {
            String prefix = name.substring(0, name.length() - suffix.length());
            return Optional.of(prefix).filter(given -> !given.isEmpty() && !given.contains("."));
        }
        return Optional.of(name).filter(given -> given.contains("."));
    }
}
