package dev.cognate.identitypool.throttle;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.OperationSpec;
import dev.cognate.contract.RetryLaterException;
import dev.cognate.contract.Structure;
import dev.cognate.contract.identity.GetIdInput;
import dev.cognate.contract.identity.TooManyRequestsException;
import dev.cognate.iam.Principal;
import dev.cognate.wire.rate.ClientAddress;
import dev.cognate.wire.rate.LocalBuckets;
import dev.cognate.wire.rate.Rate;
import dev.cognate.wire.server.Admission;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Limits how fast one address makes identities and fetches credentials, so that a page that loops fills no database.
 *
 * <p>A singleton and not behind a proxy, so that a rate nobody can read is noticed at start.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html">AWS's guide: quotas of identity
 *     pools</a>
 */
@Singleton
public class IdentityLimits implements Admission {
    private static final Uni<Void> ADMITTED = Uni.createFrom().voidItem();

    private final LocalBuckets buckets;
    private final ClientAddress addresses;
    private final Optional<Rate> getId;
    private final Optional<Rate> credentials;

    IdentityLimits(IdentityThrottleConfig config, Clock clock) {
        this.buckets = new LocalBuckets(clock, config.localEntries());
        this.addresses = new ClientAddress(config.exemptAddresses());
        this.getId = Rate.parse(config.getId());
        this.credentials = Rate.parse(config.credentials());
    }

    @Override
    public Uni<Void> admit(OperationSpec<?, ?, ?> operation, Structure input, CallContext context) {
        String address = context.sourceIp();
        if (!(context.caller() instanceof Principal.Anonymous) || addresses.isExempt(address)) {
            return ADMITTED;
        }
        String source = ClientAddress.group(address);
        return switch (operation.name()) {
            case "GetId" -> take(getId, "id:" + ((GetIdInput) input).identityPoolId() + ":" + source);
            case "GetCredentialsForIdentity", "GetOpenIdToken" -> take(credentials, "credentials:" + source);
            default -> ADMITTED;
        };
    }

    private Uni<Void> take(Optional<Rate> rate, String key) {
        Duration wait = rate.map(limit -> buckets.take(key, limit)).orElse(Duration.ZERO);
        return wait.isPositive()
                ? Uni.createFrom().failure(new RetryLaterException(new TooManyRequestsException("Rate exceeded"), wait))
                : ADMITTED;
    }
}
