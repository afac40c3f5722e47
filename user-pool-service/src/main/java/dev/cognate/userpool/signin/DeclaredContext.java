package dev.cognate.userpool.signin;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.ContextDataType;
import dev.cognate.contract.idp.HttpHeader;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.UserContextDataType;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.pool.ThreatMode;
import dev.cognate.userpool.pool.UserPool;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the person is who signs in, by what a server in between says. It is heard only in pools with threat protection.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-adaptive-authentication.html#user-pool-settings-adaptive-authentication-device-fingerprint">AWS's
 *     guide: adding user device and session data to API requests</a>
 */
final class DeclaredContext {
    private static final String USER_AGENT = "User-Agent";

    private DeclaredContext() {}

    /** By a caller with AWS credentials, who is believed. */
    static CallContext of(ClientInPool target, CallContext context, ContextDataType said) {
        if (said == null || !isHeard(target.pool())) {
            return context;
        }
        String userAgent = Objects.requireNonNullElse(said.httpHeaders(), List.<HttpHeader>of()).stream()
                .filter(header -> USER_AGENT.equalsIgnoreCase(header.headerName()))
                .map(HttpHeader::headerValue)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(context.userAgent());
        return at(context, said.ipAddress(), userAgent);
    }

    /** By an application; an address only by one with a secret whose settings allow it. */
    static CallContext of(ClientInPool target, CallContext context, UserContextDataType said) {
        boolean believed = target.client().confidential()
                && Boolean.TRUE.equals(target.client().settings().enablePropagateAdditionalUserContextData());
        Optional<String> address = Optional.ofNullable(said)
                .filter(data -> believed && isHeard(target.pool()))
                .map(UserContextDataType::ipAddress);
        return address.map(ip -> at(context, ip, context.userAgent())).orElse(context);
    }

    private static boolean isHeard(UserPool pool) {
        return ThreatMode.of(pool) != ThreatMode.OFF || ThreatMode.ofCustom(pool) != ThreatMode.OFF;
    }

    private static CallContext at(CallContext context, String address, String userAgent) {
        try {
            String literal = InetAddress.ofLiteral(address).getHostAddress();
            return new CallContext(context.requestId(), context.caller(), literal, userAgent, context.receivedAt());
        } catch (IllegalArgumentException notAnAddress) {
            throw new InvalidParameterException("Invalid IP address: " + address);
        }
    }
}
