package dev.cognate.userpool.throttle;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.OperationSpec;
import dev.cognate.contract.RetryLaterException;
import dev.cognate.contract.Structure;
import dev.cognate.contract.idp.TooManyRequestsException;
import dev.cognate.iam.Principal;
import dev.cognate.wire.rate.ClientAddress;
import dev.cognate.wire.rate.Rate;
import dev.cognate.wire.server.Admission;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Limits how many requests of a category come from one address and for one app client, in all pools together. While Redis
 * is away each instance counts alone.
 *
 * <p>A singleton and not behind a proxy, so that a rate nobody can read is noticed at start.
 */
@Singleton
public class RequestLimits implements Admission {
    private static final Uni<Void> ADMITTED = Uni.createFrom().voidItem();

    private final TokenBuckets buckets;
    private final ClientAddress addresses;
    private final Rates perAddress;
    private final Rates perClient;
    private final RefusalLog refusals;

    RequestLimits(TokenBuckets buckets, ThrottleConfig config, Clock clock) {
        this.buckets = buckets;
        this.addresses = new ClientAddress(config.exemptAddresses());
        this.perAddress = config.enabled() ? Rates.of(config.perAddress()) : Rates.none();
        this.perClient = config.enabled() ? Rates.of(config.perClient()) : Rates.none();
        this.refusals = new RefusalLog(clock);
    }

    @Override
    public Uni<Void> admit(OperationSpec<?, ?, ?> operation, Structure input, CallContext context) {
        boolean signed = !(context.caller() instanceof Principal.Anonymous);
        Optional<RequestCategory> category = RequestCategory.of(operation.name(), signed);
        if (category.isEmpty()) {
            return ADMITTED;
        }
        Uni<Void> byAddress = signed ? ADMITTED : admitAddress(category.get(), context.sourceIp());
        return perClient.find(category.get()).isEmpty()
                ? byAddress
                : byAddress.chain(() -> admitClient(category.get(), NamedClient.of(input)));
    }

    /**
     * Decides about a request beside the API. Fails with {@link TooManyRequestsException}, and when to come again, to
     * refuse.
     *
     * @param category whose limit it shares
     * @param clientId the app client it names, if any
     */
    public Uni<Void> admit(RequestCategory category, Optional<String> clientId, CallContext context) {
        return admitAddress(category, context.sourceIp()).chain(() -> admitClient(category, clientId));
    }

    private Uni<Void> admitAddress(RequestCategory category, String address) {
        Optional<Rate> rate = perAddress.find(category);
        if (rate.isEmpty() || addresses.isExempt(address)) {
            return ADMITTED;
        }
        return take(key("address", ClientAddress.group(address), category), rate.get())
                .onFailure(RetryLaterException.class)
                .invoke(() -> refusals.ofAddress(address, property(category)));
    }

    private Uni<Void> admitClient(RequestCategory category, Optional<String> clientId) {
        Optional<Rate> rate = perClient.find(category);
        if (rate.isEmpty() || clientId.isEmpty()) {
            return ADMITTED;
        }
        return take(key("client", clientId.get(), category), rate.get())
                .onFailure(RetryLaterException.class)
                .invoke(() -> refusals.ofClient(clientId.get(), property(category)));
    }

    private Uni<Void> take(String key, Rate rate) {
        return buckets.take(key, rate)
                .invoke(wait -> {
                    if (wait.compareTo(Duration.ZERO) > 0) {
                        throw new RetryLaterException(new TooManyRequestsException("Rate exceeded"), wait);
                    }
                })
                .replaceWithVoid();
    }

    private static String key(String kind, String subject, RequestCategory category) {
        return "{" + subject + "}:rate:" + kind + ":" + category.name();
    }

    private static String property(RequestCategory category) {
        return category.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
