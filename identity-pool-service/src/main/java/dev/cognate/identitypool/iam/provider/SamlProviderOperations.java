package dev.cognate.identitypool.iam.provider;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.iam.CreateSAMLProviderOperation;
import dev.cognate.contract.iam.CreateSAMLProviderRequest;
import dev.cognate.contract.iam.CreateSAMLProviderResponse;
import dev.cognate.contract.iam.DeleteSAMLProviderOperation;
import dev.cognate.contract.iam.DeleteSAMLProviderRequest;
import dev.cognate.contract.iam.GetSAMLProviderOperation;
import dev.cognate.contract.iam.GetSAMLProviderRequest;
import dev.cognate.contract.iam.GetSAMLProviderResponse;
import dev.cognate.contract.iam.InvalidInputException;
import dev.cognate.contract.iam.ListSAMLProviderTagsOperation;
import dev.cognate.contract.iam.ListSAMLProviderTagsRequest;
import dev.cognate.contract.iam.ListSAMLProviderTagsResponse;
import dev.cognate.contract.iam.ListSAMLProvidersOperation;
import dev.cognate.contract.iam.ListSAMLProvidersRequest;
import dev.cognate.contract.iam.ListSAMLProvidersResponse;
import dev.cognate.contract.iam.NoSuchEntityException;
import dev.cognate.contract.iam.SAMLProviderListEntry;
import dev.cognate.contract.iam.TagSAMLProviderOperation;
import dev.cognate.contract.iam.TagSAMLProviderRequest;
import dev.cognate.contract.iam.UntagSAMLProviderOperation;
import dev.cognate.contract.iam.UntagSAMLProviderRequest;
import dev.cognate.contract.iam.UpdateSAMLProviderOperation;
import dev.cognate.contract.iam.UpdateSAMLProviderRequest;
import dev.cognate.contract.iam.UpdateSAMLProviderResponse;
import dev.cognate.iam.directory.SamlProvider;
import dev.cognate.identitypool.iam.Arns;
import dev.cognate.identitypool.iam.Tags;
import dev.cognate.identitypool.iam.Times;
import dev.cognate.identitypool.iam.entity.Entities;
import dev.cognate.identitypool.saml.SamlMetadata;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * SAML providers as resources.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml.html">AWS's guide: SAML identity
 *     providers</a>
 */
@ApplicationScoped
class SamlProviderOperations
        implements CreateSAMLProviderOperation,
                GetSAMLProviderOperation,
                ListSAMLProvidersOperation,
                UpdateSAMLProviderOperation,
                DeleteSAMLProviderOperation,
                TagSAMLProviderOperation,
                UntagSAMLProviderOperation,
                ListSAMLProviderTagsOperation {
    private static final String KIND = "saml-provider";
    private static final int WHOLE_LIST = 1000;
    /** What IAM says of metadata that name no end of their own. */
    private static final Duration VALIDITY = Duration.ofDays(36_500);

    private final Entities entities;
    private final Arns arns;
    private final Clock clock;

    SamlProviderOperations(Entities entities, Arns arns, Clock clock) {
        this.entities = entities;
        this.arns = arns;
        this.clock = clock;
    }

    @Override
    public Uni<CreateSAMLProviderResponse> createSAMLProvider(CreateSAMLProviderRequest request, CallContext context) {
        refuseKeys(request.addPrivateKey());
        requireMetadata(request.samlMetadataDocument());
        SamlProvider provider = new SamlProvider(
                request.name(),
                arns.of(KIND + "/" + request.name()),
                UUID.randomUUID().toString(),
                clock.instant().getEpochSecond(),
                clock.instant().plus(VALIDITY).getEpochSecond(),
                request.samlMetadataDocument(),
                Tags.of(request.tags()));
        return entities.create(provider, "SAML Provider with name " + request.name() + " already exists.")
                .map(created -> CreateSAMLProviderResponse.builder()
                        .samlProviderArn(created.arn())
                        .tags(Tags.listedOrAbsent(created.tags()))
                        .build());
    }

    /** An identity provider nobody could verify is refused at once. */
    private static void requireMetadata(String document) {
        if (document == null || SamlMetadata.read(document).isEmpty()) {
            throw new InvalidInputException("Could not parse metadata");
        }
    }

    private static void refuseKeys(String privateKey) {
        if (privateKey != null) {
            throw new InvalidInputException("Encrypted SAML assertions are not supported.");
        }
    }

    @Override
    public Uni<GetSAMLProviderResponse> getSAMLProvider(GetSAMLProviderRequest request, CallContext context) {
        return require(request.samlProviderArn())
                .map(provider -> GetSAMLProviderResponse.builder()
                        .samlProviderUUID(provider.uuid())
                        .samlMetadataDocument(provider.metadata())
                        .createDate(Times.of(provider.createdAt()))
                        .validUntil(Times.of(provider.validUntil()))
                        .tags(Tags.listed(provider.tags()))
                        .build());
    }

    @Override
    public Uni<ListSAMLProvidersResponse> listSAMLProviders(ListSAMLProvidersRequest request, CallContext context) {
        return entities.list(SamlProvider.class, null, null, WHOLE_LIST)
                .map(page -> ListSAMLProvidersResponse.builder()
                        .samlProviderList(page.items().stream()
                                .map(provider -> SAMLProviderListEntry.builder()
                                        .arn(provider.arn())
                                        .createDate(Times.of(provider.createdAt()))
                                        .validUntil(Times.of(provider.validUntil()))
                                        .build())
                                .toList())
                        .build());
    }

    @Override
    public Uni<UpdateSAMLProviderResponse> updateSAMLProvider(UpdateSAMLProviderRequest request, CallContext context) {
        refuseKeys(request.addPrivateKey());
        requireMetadata(request.samlMetadataDocument());
        long validUntil = clock.instant().plus(VALIDITY).getEpochSecond();
        return change(
                        request.samlProviderArn(),
                        provider -> provider.withMetadata(request.samlMetadataDocument(), validUntil))
                .map(provider -> UpdateSAMLProviderResponse.builder()
                        .samlProviderArn(provider.arn())
                        .build());
    }

    @Override
    public Uni<Void> deleteSAMLProvider(DeleteSAMLProviderRequest request, CallContext context) {
        return require(request.samlProviderArn())
                .chain(found -> entities.delete(
                        SamlProvider.class,
                        found.name(),
                        provider -> Uni.createFrom().voidItem()));
    }

    @Override
    public Uni<Void> tagSAMLProvider(TagSAMLProviderRequest request, CallContext context) {
        return change(
                        request.samlProviderArn(),
                        provider -> provider.withTags(Tags.added(provider.tags(), request.tags())))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> untagSAMLProvider(UntagSAMLProviderRequest request, CallContext context) {
        return change(
                        request.samlProviderArn(),
                        provider -> provider.withTags(Tags.removed(provider.tags(), request.tagKeys())))
                .replaceWithVoid();
    }

    @Override
    public Uni<ListSAMLProviderTagsResponse> listSAMLProviderTags(
            ListSAMLProviderTagsRequest request, CallContext context) {
        return require(request.samlProviderArn())
                .map(provider -> ListSAMLProviderTagsResponse.builder()
                        .tags(Tags.listed(provider.tags()))
                        .isTruncated(false)
                        .build());
    }

    private Uni<SamlProvider> require(String arn) {
        return entities.find(SamlProvider.class, arns.restOf(arn, KIND))
                .map(found ->
                        found.orElseThrow(() -> new NoSuchEntityException("SAML Provider not found for arn " + arn)));
    }

    private Uni<SamlProvider> change(String arn, UnaryOperator<SamlProvider> change) {
        return require(arn).chain(present -> entities.change(SamlProvider.class, present.name(), change));
    }
}
