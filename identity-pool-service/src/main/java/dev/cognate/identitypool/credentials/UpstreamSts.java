package dev.cognate.identitypool.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.identity.ExternalServiceException;
import dev.cognate.identitypool.http.OutgoingHttp;
import dev.cognate.identitypool.http.Unreachable;
import dev.cognate.identitypool.openid.IdentityToken;
import dev.cognate.identitypool.openid.IdentityTokens;
import io.smallrye.mutiny.Uni;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Credentials of a token service elsewhere, for an identity's token (AWS STS, AssumeRoleWithWebIdentity). */
final class UpstreamSts implements CredentialSource {
    private static final Logger LOG = Logger.getLogger(UpstreamSts.class);
    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(10);
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    private final String name;
    private final CredentialsConfig.Upstream config;
    private final IdentityTokens tokens;
    private final OutgoingHttp http;

    UpstreamSts(String name, CredentialsConfig.Upstream config, IdentityTokens tokens, OutgoingHttp http) {
        this.name = name;
        this.config = config;
        this.tokens = tokens;
        this.http = http;
    }

    @Override
    public Uni<IssuedCredentials> credentials(IdentityToken token, RoleWish role, CallContext context) {
        return tokens.issue(token, TOKEN_LIFETIME)
                .chain(signed -> http.send(HttpRequest.newBuilder(config.url())
                        .header("content-type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(signed, role)))))
                .onFailure(Unreachable.class)
                .transform(silent -> silent())
                .map(this::read);
    }

    private String form(String token, RoleWish role) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Action", "AssumeRoleWithWebIdentity");
        fields.put("Version", "2011-06-15");
        fields.put("RoleArn", config.roleArn().orElse(role.roleArn()));
        fields.put("RoleSessionName", role.sessionName());
        fields.put("DurationSeconds", Long.toString(config.duration().toSeconds()));
        fields.put("WebIdentityToken", token);
        role.policy().filter(policy -> config.limitsGuests()).ifPresent(policy -> fields.put("Policy", policy));
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private IssuedCredentials read(HttpResponse<String> response) {
        if (response.statusCode() == OK) {
            return StsAnswer.credentials(response.body()).orElseThrow(() -> {
                LOG.warnf("The token service %s answers without credentials", name);
                return silent();
            });
        }
        LOG.warnf("The token service %s refuses: %d %s", name, response.statusCode(), StsAnswer.error(response.body()));
        throw response.statusCode() >= SERVER_ERROR ? silent() : Configurations.invalid();
    }

    private ExternalServiceException silent() {
        return new ExternalServiceException("The token service " + name + " does not answer.");
    }
}
