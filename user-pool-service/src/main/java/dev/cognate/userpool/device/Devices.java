package dev.cognate.userpool.device;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AttributeType;
import dev.cognate.contract.idp.DeviceRememberedStatusType;
import dev.cognate.contract.idp.DeviceType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.ResourceNotFoundException;
import dev.cognate.database.Database;
import dev.cognate.database.PageTokens;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.token.TokenFamilies;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** What users and administrators alike may do with the devices of a user. */
@ApplicationScoped
class Devices {
    private static final int MAX_PAGE = 60;

    private final DeviceStore store;
    private final TokenFamilies families;
    private final Database database;
    private final UserPoolEvents events;
    private final PageTokens tokens;
    private final Clock clock;

    Devices(
            DeviceStore store,
            TokenFamilies families,
            Database database,
            UserPoolEvents events,
            PageTokens tokens,
            Clock clock) {
        this.store = store;
        this.families = families;
        this.database = database;
        this.events = events;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Devices of a page, and the token of the next one or null. */
    record Page(List<DeviceType> devices, String nextToken) {}

    /** Whose device is changed, and by which call. */
    record Change(UserPool pool, User user, String key, CallContext context) {
        DeviceStore.Owner owner() {
            return DeviceStore.Owner.of(user);
        }
    }

    Uni<DeviceType> describe(Mutiny.Session session, User user, String key) {
        return store.find(session, DeviceStore.Owner.of(user), key)
                .map(found -> found.orElseThrow(Devices::missing))
                .map(Devices::described);
    }

    Uni<Page> list(User user, Integer limit, String paginationToken) {
        String list = "devices of " + user.poolId() + "/" + user.sub();
        PageTokens.Place place = tokens.open(list, paginationToken);
        String after = place == null ? "" : place.id();
        int size = limit == null || limit == 0 ? MAX_PAGE : limit;
        // one more than asked for tells whether there is another page
        return database.read(session -> store.page(session, DeviceStore.Owner.of(user), after, size + 1))
                .map(found -> {
                    List<Device> shown = found.subList(0, Math.min(size, found.size()));
                    return new Page(
                            shown.stream().map(Devices::described).toList(),
                            found.size() > size
                                    ? tokens.continueBehind(
                                            list, null, shown.getLast().key())
                                    : null);
                });
    }

    /** Remembers a device or ceases to, in the caller's transaction. */
    Uni<Void> update(Mutiny.Session session, Change change, DeviceRememberedStatusType status) {
        if (status == null) {
            throw new InvalidParameterException("Missing required parameter DeviceRememberedStatus");
        }
        boolean remembered = DeviceRememberedStatusType.REMEMBERED.equals(status);
        return store.remember(session, change.owner(), change.key(), remembered, clock.instant())
                .invoke(Devices::requireExisting)
                .chain(() -> tell(
                        session,
                        change,
                        remembered ? UserPoolEventType.DEVICE_REMEMBERED : UserPoolEventType.DEVICE_NOT_REMEMBERED));
    }

    /**
     * Forgets a device, in the caller's transaction. Sign-ins made on it cannot be refreshed any more; their access tokens
     * live on until they expire.
     */
    Uni<Void> forget(Mutiny.Session session, Change change) {
        return store.delete(session, change.owner(), change.key())
                .invoke(Devices::requireExisting)
                .chain(() -> families.forgetDevice(session, change.user(), change.key()))
                .chain(() -> tell(session, change, UserPoolEventType.DEVICE_FORGOTTEN));
    }

    Uni<Void> tell(Mutiny.Session session, Change change, UserPoolEventType type) {
        return events.record(
                session,
                type,
                change.pool(),
                change.user(),
                EventDetails.of(change.context(), "deviceKey", change.key()));
    }

    static ResourceNotFoundException missing() {
        // client libraries look for this very sentence, drop the key they keep and try again without it
        return new ResourceNotFoundException("Device does not exist.");
    }

    private static void requireExisting(boolean changed) {
        if (!changed) {
            throw missing();
        }
    }

    private static DeviceType described(Device device) {
        List<AttributeType> attributes = new ArrayList<>();
        attributes.add(attribute("device_status", "valid"));
        device.name().ifPresent(name -> attributes.add(attribute("device_name", name)));
        device.lastIp().ifPresent(ip -> attributes.add(attribute("last_ip_used", ip)));
        attributes.add(attribute(
                "dev:device_remembered_status",
                Optional.of(DeviceRememberedStatusType.REMEMBERED)
                        .filter(remembered -> device.remembered())
                        .orElse(DeviceRememberedStatusType.NOT_REMEMBERED)
                        .value()));
        return DeviceType.builder()
                .deviceKey(device.key())
                .deviceAttributes(attributes)
                .deviceCreateDate(device.createdAt())
                .deviceLastModifiedDate(device.modifiedAt())
                .deviceLastAuthenticatedDate(device.authenticatedAt())
                .build();
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }
}
