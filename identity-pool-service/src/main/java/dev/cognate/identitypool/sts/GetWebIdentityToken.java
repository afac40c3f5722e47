package dev.cognate.identitypool.sts;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.sts.GetWebIdentityTokenOperation;
import dev.cognate.contract.sts.GetWebIdentityTokenRequest;
import dev.cognate.contract.sts.GetWebIdentityTokenResponse;
import dev.cognate.contract.sts.OutboundWebIdentityFederationDisabledException;
import dev.cognate.contract.sts.SessionDurationEscalationException;
import dev.cognate.iam.Principal;
import dev.cognate.iam.Session;
import dev.cognate.iam.directory.PolicyAuthorizer;
import dev.cognate.iam.policy.AccessRequest;
import dev.cognate.iam.policy.RequestContext;
import dev.cognate.identitypool.iam.Arns;
import dev.cognate.identitypool.openid.StsTokens;
import dev.cognate.wire.config.AccountConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * GetWebIdentityToken: tells services elsewhere who the caller is.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetWebIdentityToken.html">AWS's API reference</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_outbound_token_claims.html">AWS's guide:
 *     understanding token claims</a>
 */
@ApplicationScoped
class GetWebIdentityToken implements GetWebIdentityTokenOperation {
    private static final int USUAL_SECONDS = 300;
    private static final String NAMESPACE = "https://sts.amazonaws.com/";
    private static final String PRINCIPAL_TAG = "aws:PrincipalTag/";

    private final StsTokens tokens;
    private final PolicyAuthorizer authorizer;
    private final Arns arns;
    private final String region;
    private final Clock clock;
    private final boolean isOn;

    GetWebIdentityToken(
            StsTokens tokens,
            PolicyAuthorizer authorizer,
            Arns arns,
            AccountConfig account,
            Clock clock,
            StsConfig config) {
        this.tokens = tokens;
        this.authorizer = authorizer;
        this.arns = arns;
        this.region = account.region();
        this.clock = clock;
        this.isOn = config.webIdentityTokens();
    }

    @Override
    public Uni<GetWebIdentityTokenResponse> getWebIdentityToken(
            GetWebIdentityTokenRequest request, CallContext context) {
        int seconds = Objects.requireNonNullElse(request.durationSeconds(), USUAL_SECONDS);
        Map<String, String> tags = SessionTags.of(request.tags());
        requireAllowed(request, seconds, tags, context);
        if (!isOn) {
            throw new OutboundWebIdentityFederationDisabledException(
                    "The outbound web identity federation feature is not enabled for this account.");
        }
        if (!StsTokens.isAlgorithm(request.signingAlgorithm())) {
            throw StsFault.validation("SigningAlgorithm must be RS256 or ES384");
        }
        Instant now = clock.instant();
        Instant end = now.plusSeconds(seconds);
        if (context.caller()
                .session()
                .flatMap(Session::endsAt)
                .filter(end::isAfter)
                .isPresent()) {
            throw new SessionDurationEscalationException(
                    "The requested token duration would extend the session beyond its original expiration time.");
        }
        Map<String, Object> claims = new HashMap<>(claims(context.caller(), tags));
        claims.put("aud", request.audience().size() == 1 ? request.audience().getFirst() : request.audience());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", end.getEpochSecond());
        return tokens.sign(claims, request.signingAlgorithm())
                .map(token -> GetWebIdentityTokenResponse.builder()
                        .webIdentityToken(token)
                        .expiration(end)
                        .build());
    }

    /** What is to be in the token are condition keys, so policies can limit for whom and how long. */
    private void requireAllowed(
            GetWebIdentityTokenRequest request, int seconds, Map<String, String> tags, CallContext context) {
        Map<String, List<String>> keys = new HashMap<>(RoleTrust.tagKeys(tags, Set.of()));
        keys.put("sts:IdentityTokenAudience", request.audience());
        keys.put("sts:DurationSeconds", List.of(Integer.toString(seconds)));
        keys.put("sts:SigningAlgorithm", List.of(request.signingAlgorithm()));
        keys.put("aws:SourceIp", List.of(context.sourceIp()));
        require("sts:GetWebIdentityToken", keys, context.caller());
        if (!tags.isEmpty()) {
            require("sts:TagGetWebIdentityToken", keys, context.caller());
        }
    }

    private void require(String action, Map<String, List<String>> keys, Principal caller) {
        AccessRequest asked = new AccessRequest(action, "*", RequestContext.of(keys));
        if (caller instanceof Principal.Anonymous
                || !authorizer.decide(caller, asked).isAllowed()) {
            throw StsFault.accessDenied("User: " + caller.arn() + " is not authorized to perform: " + action);
        }
    }

    private Map<String, Object> claims(Principal caller, Map<String, String> tags) {
        Map<String, Object> own = new LinkedHashMap<>();
        own.put("aws_account", arns.accountId());
        own.put("source_region", region);
        Map<String, String> principalTags = principalTags(caller);
        if (!principalTags.isEmpty()) {
            own.put("principal_tags", principalTags);
        }
        if (!tags.isEmpty()) {
            own.put("request_tags", tags);
        }
        caller.session().flatMap(Session::sourceIdentity).ifPresent(source -> own.put("source_identity", source));
        String subject = caller instanceof Principal.AssumedRole role ? role.roleArn() : caller.arn();
        return Map.of("sub", subject, "jti", UUID.randomUUID().toString(), NAMESPACE, own);
    }

    private Map<String, String> principalTags(Principal caller) {
        Map<String, String> tags = new TreeMap<>();
        authorizer.keys(caller).forEach((key, values) -> {
            if (key.startsWith(PRINCIPAL_TAG)) {
                tags.put(key.substring(PRINCIPAL_TAG.length()), values.getFirst());
            }
        });
        return tags;
    }
}
