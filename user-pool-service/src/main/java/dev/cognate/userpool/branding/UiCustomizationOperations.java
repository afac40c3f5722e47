package dev.cognate.userpool.branding;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AssetExtensionType;
import dev.cognate.contract.idp.GetUICustomizationOperation;
import dev.cognate.contract.idp.GetUICustomizationRequest;
import dev.cognate.contract.idp.GetUICustomizationResponse;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.SetUICustomizationOperation;
import dev.cognate.contract.idp.SetUICustomizationRequest;
import dev.cognate.contract.idp.SetUICustomizationResponse;
import dev.cognate.contract.idp.UICustomizationType;
import dev.cognate.database.Database;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.domain.Domains;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** SetUICustomization and GetUICustomization. */
@ApplicationScoped
class UiCustomizationOperations implements SetUICustomizationOperation, GetUICustomizationOperation {
    private static final int LARGEST_IMAGE = 131_072;
    private static final DateTimeFormatter VERSION =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final Database database;
    private final Pools pools;
    private final AppClients clients;
    private final Domains domains;
    private final UiCustomizationStore store;
    private final FileStore files;
    private final BrandingFacts facts;
    private final Clock clock;

    UiCustomizationOperations(
            Database database,
            Pools pools,
            AppClients clients,
            Domains domains,
            UiCustomizationStore store,
            FileStore files,
            BrandingFacts facts,
            Clock clock) {
        this.database = database;
        this.pools = pools;
        this.clients = clients;
        this.domains = domains;
        this.store = store;
        this.files = files;
        this.facts = facts;
        this.clock = clock;
    }

    /** Without CSS and without a logo the client is as if it had never been set. */
    @Override
    public Uni<SetUICustomizationResponse> setUICustomization(SetUICustomizationRequest request, CallContext context) {
        if (request.css() != null) {
            ClassicCss.parse(request.css());
        }
        UiCustomization look = look(request);
        return pools.require(request.userPoolId())
                .call(pool -> requireClient(pool, look.clientId()))
                .chain(pool -> database.inTransaction(session -> store(session, look, request.imageFile())
                                .chain(() -> facts.tell(
                                        session,
                                        UserPoolEventType.UI_CUSTOMIZATION_CHANGED,
                                        pool.id(),
                                        look.clientId(),
                                        context)))
                        .chain(() -> described(pool, look)))
                .map(described -> SetUICustomizationResponse.builder()
                        .uiCustomization(described)
                        .build());
    }

    private UiCustomization look(SetUICustomizationRequest request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new UiCustomization(
                request.userPoolId(),
                request.clientId() == null ? UiCustomization.ALL : request.clientId(),
                request.css(),
                VERSION.format(now),
                request.imageFile() == null ? null : fileName(request.imageFile()),
                now,
                now);
    }

    private static String fileName(byte[] image) {
        if (image.length > LARGEST_IMAGE) {
            throw new InvalidParameterException("The image is larger than " + LARGEST_IMAGE + " bytes.");
        }
        for (AssetExtensionType kind : Set.of(AssetExtensionType.PNG, AssetExtensionType.JPEG)) {
            if (AssetRules.isOf(kind.value(), image)) {
                return Picture.fileName(image, kind);
            }
        }
        throw new InvalidParameterException("The image must be a PNG or a JPEG file.");
    }

    private Uni<Void> store(Mutiny.Session session, UiCustomization look, byte[] image) {
        boolean empty = look.css() == null && image == null;
        Map<String, byte[]> pictures = image == null ? Map.of() : Map.of(look.image(), image);
        Uni<Void> row = empty ? store.delete(session, look.poolId(), look.clientId()) : store.put(session, look);
        return row.chain(() -> files.put(session, look.poolId(), look.clientId(), pictures));
    }

    private Uni<?> requireClient(UserPool pool, String clientId) {
        return clientId.equals(UiCustomization.ALL) ? Uni.createFrom().voidItem() : clients.require(pool, clientId);
    }

    @Override
    public Uni<GetUICustomizationResponse> getUICustomization(GetUICustomizationRequest request, CallContext context) {
        String clientId = request.clientId() == null ? UiCustomization.ALL : request.clientId();
        return pools.require(request.userPoolId())
                .call(pool -> requireClient(pool, clientId))
                .chain(pool -> database.read(session -> store.find(session, pool.id(), clientId))
                        .chain(found -> found.isEmpty()
                                ? Uni.createFrom()
                                        .item(UICustomizationType.builder().build())
                                : described(pool, found.get())))
                .map(described -> GetUICustomizationResponse.builder()
                        .uiCustomization(described)
                        .build());
    }

    private Uni<UICustomizationType> described(UserPool pool, UiCustomization look) {
        return domains.baseUrl(pool)
                .map(base -> UICustomizationType.builder()
                        .userPoolId(look.poolId())
                        .clientId(look.clientId())
                        .css(look.css())
                        .cssVersion(look.css() == null ? null : look.version())
                        .imageUrl(
                                look.image() == null ? null : base + BrandingResource.path(look.owner(), look.image()))
                        .creationDate(look.createdAt())
                        .lastModifiedDate(look.modifiedAt())
                        .build());
    }
}
