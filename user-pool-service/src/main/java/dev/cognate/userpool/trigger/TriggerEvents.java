package dev.cognate.userpool.trigger;

import dev.cognate.contract.idp.LambdaConfigType;
import dev.cognate.contract.idp.PreTokenGenerationVersionConfigType;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Events as Cognito writes them. */
final class TriggerEvents {
    private static final Pattern SDK = Pattern.compile("(aws-sdk-[A-Za-z0-9-]+)/([A-Za-z0-9.-]+)");
    private static final String FIRST_VERSION = "1";

    private TriggerEvents() {}

    static Map<String, Object> of(TriggerCall call) {
        UserPool pool = call.occasion().pool();
        Map<String, Object> caller = new LinkedHashMap<>();
        caller.put("awsSdkVersion", sdk(call.occasion().context().userAgent()));
        caller.put("clientId", call.occasion().clientId().orElse("CLIENT_ID_NOT_APPLICABLE"));
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", version(call.source().trigger(), pool));
        event.put("region", pool.id().substring(0, pool.id().indexOf('_')));
        event.put("userPoolId", pool.id());
        event.put("userName", call.userName());
        event.put("callerContext", caller);
        event.put("triggerSource", call.source().wireName());
        event.put("request", call.request());
        if (call.response() != null) {
            event.put("response", call.response());
        }
        return event;
    }

    /** What a function learns of a user: every attribute, also those the client may not read. */
    static Map<String, String> attributes(User user) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("sub", user.sub().toString());
        attributes.put("cognito:user_status", user.status().name());
        attributes.putAll(user.attributes());
        return attributes;
    }

    /** A request with its attributes; metadata is left out when there is none. */
    static Map<String, Object> request(Map<String, String> userAttributes) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("userAttributes", userAttributes);
        return request;
    }

    static void addMetadata(Map<String, Object> request, Occasion occasion) {
        if (!occasion.clientMetadata().isEmpty()) {
            request.put("clientMetadata", occasion.clientMetadata());
        }
    }

    /** Names without a value, as functions find them in {@code response}. */
    static Map<String, Object> unset(String... names) {
        Map<String, Object> response = new LinkedHashMap<>();
        for (String name : names) {
            response.put(name, null);
        }
        return response;
    }

    private static String version(Trigger trigger, UserPool pool) {
        if (trigger != Trigger.PRE_TOKEN_GENERATION) {
            return FIRST_VERSION;
        }
        return Optional.ofNullable(pool.settings().lambdaConfig())
                .map(LambdaConfigType::preTokenGenerationConfig)
                .map(PreTokenGenerationVersionConfigType::lambdaVersion)
                .map(version -> version.value().substring(1, 2))
                .orElse(FIRST_VERSION);
    }

    private static String sdk(String userAgent) {
        Matcher matcher = SDK.matcher(userAgent == null ? "" : userAgent);
        return matcher.find() ? matcher.group(1) + "-" + matcher.group(2) : "aws-sdk-unknown-unknown";
    }
}
