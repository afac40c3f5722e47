package dev.cognate.identitypool.iam.provider;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.iam.AddClientIDToOpenIDConnectProviderOperation;
import dev.cognate.contract.iam.AddClientIDToOpenIDConnectProviderRequest;
import dev.cognate.contract.iam.CreateOpenIDConnectProviderOperation;
import dev.cognate.contract.iam.CreateOpenIDConnectProviderRequest;
import dev.cognate.contract.iam.CreateOpenIDConnectProviderResponse;
import dev.cognate.contract.iam.DeleteOpenIDConnectProviderOperation;
import dev.cognate.contract.iam.DeleteOpenIDConnectProviderRequest;
import dev.cognate.contract.iam.GetOpenIDConnectProviderOperation;
import dev.cognate.contract.iam.GetOpenIDConnectProviderRequest;
import dev.cognate.contract.iam.GetOpenIDConnectProviderResponse;
import dev.cognate.contract.iam.InvalidInputException;
import dev.cognate.contract.iam.LimitExceededException;
import dev.cognate.contract.iam.ListOpenIDConnectProvidersOperation;
import dev.cognate.contract.iam.ListOpenIDConnectProvidersRequest;
import dev.cognate.contract.iam.ListOpenIDConnectProvidersResponse;
import dev.cognate.contract.iam.OpenIDConnectProviderListEntry;
import dev.cognate.contract.iam.RemoveClientIDFromOpenIDConnectProviderOperation;
import dev.cognate.contract.iam.RemoveClientIDFromOpenIDConnectProviderRequest;
import dev.cognate.contract.iam.UpdateOpenIDConnectProviderThumbprintOperation;
import dev.cognate.contract.iam.UpdateOpenIDConnectProviderThumbprintRequest;
import dev.cognate.iam.directory.OidcProvider;
import dev.cognate.identitypool.iam.Arns;
import dev.cognate.identitypool.iam.Tags;
import dev.cognate.identitypool.iam.Times;
import dev.cognate.identitypool.iam.entity.Entities;
import dev.cognate.wire.http.LocalHosts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * OpenID Connect providers as resources.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html">AWS's guide: OIDC identity
 *     providers</a>
 */
@ApplicationScoped
class OidcProviderOperations
        implements CreateOpenIDConnectProviderOperation,
                GetOpenIDConnectProviderOperation,
                ListOpenIDConnectProvidersOperation,
                UpdateOpenIDConnectProviderThumbprintOperation,
                AddClientIDToOpenIDConnectProviderOperation,
                RemoveClientIDFromOpenIDConnectProviderOperation,
                DeleteOpenIDConnectProviderOperation {
    private static final int MOST_CLIENTS = 100;
    private static final int MOST_THUMBPRINTS = 5;
    private static final int WHOLE_LIST = 1000;

    private final Entities entities;
    private final OidcProviders providers;
    private final Arns arns;
    private final Clock clock;

    OidcProviderOperations(Entities entities, OidcProviders providers, Arns arns, Clock clock) {
        this.entities = entities;
        this.providers = providers;
        this.arns = arns;
        this.clock = clock;
    }

    @Override
    public Uni<CreateOpenIDConnectProviderResponse> createOpenIDConnectProvider(
            CreateOpenIDConnectProviderRequest request, CallContext context) {
        requireUrl(request.url());
        String host = OidcProviders.host(request.url());
        OidcProvider provider = new OidcProvider(
                host,
                arns.of(OidcProviders.KIND + "/" + host),
                clock.instant().getEpochSecond(),
                clients(request.clientIDList()),
                thumbprints(request.thumbprintList()),
                Tags.of(request.tags()));
        return entities.create(provider, "Provider with url " + request.url() + " already exists.")
                .map(created -> CreateOpenIDConnectProviderResponse.builder()
                        .openIDConnectProviderArn(created.arn())
                        .tags(Tags.listedOrAbsent(created.tags()))
                        .build());
    }

    private static void requireUrl(String url) {
        URI read = read(url);
        boolean isIssuer = "https".equals(read.getScheme())
                && read.getHost() != null
                // its keys are read from there, by this service
                && !LocalHosts.contains(read.getHost())
                && read.getRawQuery() == null
                && read.getRawFragment() == null;
        if (!isIssuer) {
            throw new InvalidInputException("Invalid Open ID Connect Provider URL");
        }
    }

    private static URI read(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new InvalidInputException("Invalid Open ID Connect Provider URL");
        }
    }

    private static List<String> clients(List<String> given) {
        List<String> clients =
                given == null ? List.of() : given.stream().distinct().toList();
        if (clients.size() > MOST_CLIENTS) {
            throw new LimitExceededException(
                    "Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: " + MOST_CLIENTS);
        }
        return clients;
    }

    private static List<String> thumbprints(List<String> given) {
        List<String> thumbprints = given == null ? List.of() : given;
        if (thumbprints.size() > MOST_THUMBPRINTS) {
            throw new InvalidInputException("Thumbprint list must contain fewer than 5 entries.");
        }
        return thumbprints;
    }

    @Override
    public Uni<GetOpenIDConnectProviderResponse> getOpenIDConnectProvider(
            GetOpenIDConnectProviderRequest request, CallContext context) {
        return providers
                .require(request.openIDConnectProviderArn())
                .map(provider -> GetOpenIDConnectProviderResponse.builder()
                        .url(provider.host())
                        .clientIDList(provider.clientIds())
                        .thumbprintList(provider.thumbprints())
                        .createDate(Times.of(provider.createdAt()))
                        .tags(Tags.listed(provider.tags()))
                        .build());
    }

    @Override
    public Uni<ListOpenIDConnectProvidersResponse> listOpenIDConnectProviders(
            ListOpenIDConnectProvidersRequest request, CallContext context) {
        return entities.list(OidcProvider.class, null, null, WHOLE_LIST)
                .map(page -> ListOpenIDConnectProvidersResponse.builder()
                        .openIDConnectProviderList(page.items().stream()
                                .map(provider -> OpenIDConnectProviderListEntry.builder()
                                        .arn(provider.arn())
                                        .build())
                                .toList())
                        .build());
    }

    @Override
    public Uni<Void> updateOpenIDConnectProviderThumbprint(
            UpdateOpenIDConnectProviderThumbprintRequest request, CallContext context) {
        List<String> thumbprints = thumbprints(request.thumbprintList());
        return change(request.openIDConnectProviderArn(), provider -> provider.withThumbprints(thumbprints));
    }

    @Override
    public Uni<Void> addClientIDToOpenIDConnectProvider(
            AddClientIDToOpenIDConnectProviderRequest request, CallContext context) {
        return change(
                request.openIDConnectProviderArn(),
                provider -> provider.withClientIds(
                        clients(Stream.concat(provider.clientIds().stream(), Stream.of(request.clientID()))
                                .toList())));
    }

    @Override
    public Uni<Void> removeClientIDFromOpenIDConnectProvider(
            RemoveClientIDFromOpenIDConnectProviderRequest request, CallContext context) {
        return change(
                request.openIDConnectProviderArn(),
                provider -> provider.withClientIds(provider.clientIds().stream()
                        .filter(id -> !id.equals(request.clientID()))
                        .toList()));
    }

    @Override
    public Uni<Void> deleteOpenIDConnectProvider(DeleteOpenIDConnectProviderRequest request, CallContext context) {
        return providers
                .require(request.openIDConnectProviderArn())
                .chain(found -> entities.delete(
                        OidcProvider.class,
                        found.host(),
                        provider -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> change(String arn, UnaryOperator<OidcProvider> change) {
        return providers.change(arn, change).replaceWithVoid();
    }
}
