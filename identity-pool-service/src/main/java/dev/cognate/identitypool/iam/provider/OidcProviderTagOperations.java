package dev.cognate.identitypool.iam.provider;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.iam.ListOpenIDConnectProviderTagsOperation;
import dev.cognate.contract.iam.ListOpenIDConnectProviderTagsRequest;
import dev.cognate.contract.iam.ListOpenIDConnectProviderTagsResponse;
import dev.cognate.contract.iam.Tag;
import dev.cognate.contract.iam.TagOpenIDConnectProviderOperation;
import dev.cognate.contract.iam.TagOpenIDConnectProviderRequest;
import dev.cognate.contract.iam.UntagOpenIDConnectProviderOperation;
import dev.cognate.contract.iam.UntagOpenIDConnectProviderRequest;
import dev.cognate.identitypool.iam.Tags;
import dev.cognate.identitypool.iam.entity.InnerLists;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Tags of OpenID Connect providers. */
@ApplicationScoped
class OidcProviderTagOperations
        implements TagOpenIDConnectProviderOperation,
                UntagOpenIDConnectProviderOperation,
                ListOpenIDConnectProviderTagsOperation {
    private final OidcProviders providers;
    private final InnerLists lists;

    OidcProviderTagOperations(OidcProviders providers, InnerLists lists) {
        this.providers = providers;
        this.lists = lists;
    }

    @Override
    public Uni<Void> tagOpenIDConnectProvider(TagOpenIDConnectProviderRequest request, CallContext context) {
        return providers
                .change(
                        request.openIDConnectProviderArn(),
                        provider -> provider.withTags(Tags.added(provider.tags(), request.tags())))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> untagOpenIDConnectProvider(UntagOpenIDConnectProviderRequest request, CallContext context) {
        return providers
                .change(
                        request.openIDConnectProviderArn(),
                        provider -> provider.withTags(Tags.removed(provider.tags(), request.tagKeys())))
                .replaceWithVoid();
    }

    @Override
    public Uni<ListOpenIDConnectProviderTagsResponse> listOpenIDConnectProviderTags(
            ListOpenIDConnectProviderTagsRequest request, CallContext context) {
        return providers
                .require(request.openIDConnectProviderArn())
                .map(provider -> lists.page(
                        new InnerLists.Asked(
                                "oidc-provider-tags/" + provider.arn(), request.marker(), request.maxItems()),
                        Tags.listed(provider.tags()),
                        Tag::key))
                .map(page -> ListOpenIDConnectProviderTagsResponse.builder()
                        .tags(page.items())
                        .isTruncated(page.isTruncated())
                        .marker(page.marker())
                        .build());
    }
}
