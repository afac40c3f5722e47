package dev.cognate.e2e.coverage;

import dev.cognate.e2e.suite.Pool;
import java.util.Map;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** Calls that concern how pages look; each style is that of a client of its own. */
final class BrandingCalls {
    private static final Document SETTINGS = Document.mapBuilder()
            .putMap(
                    "categories",
                    categories -> categories.putMap("global", global -> global.putString("colorSchemeMode", "DYNAMIC")))
            .build();

    private BrandingCalls() {}

    static Map<String, Call> all() {
        return Map.of(
                "CreateManagedLoginBranding",
                (cognito, pool) ->
                        created(cognito, pool, pool.newClient(settings -> {}).clientId()),
                "DescribeManagedLoginBranding",
                (cognito, pool) -> {
                    String id = created(
                            cognito, pool, pool.newClient(settings -> {}).clientId());
                    cognito.describeManagedLoginBranding(
                            request -> request.userPoolId(pool.id()).managedLoginBrandingId(id));
                },
                "DescribeManagedLoginBrandingByClient",
                (cognito, pool) -> {
                    String client = pool.newClient(settings -> {}).clientId();
                    created(cognito, pool, client);
                    cognito.describeManagedLoginBrandingByClient(request ->
                            request.userPoolId(pool.id()).clientId(client).returnMergedResources(true));
                },
                "UpdateManagedLoginBranding",
                (cognito, pool) -> {
                    String id = created(
                            cognito, pool, pool.newClient(settings -> {}).clientId());
                    cognito.updateManagedLoginBranding(request -> request.userPoolId(pool.id())
                            .managedLoginBrandingId(id)
                            .settings(SETTINGS));
                },
                "DeleteManagedLoginBranding",
                (cognito, pool) -> {
                    String id = created(
                            cognito, pool, pool.newClient(settings -> {}).clientId());
                    cognito.deleteManagedLoginBranding(
                            request -> request.userPoolId(pool.id()).managedLoginBrandingId(id));
                },
                "SetUICustomization",
                (cognito, pool) -> cognito.setUICustomization(
                        request -> request.userPoolId(pool.id()).css(".label-customizable { color: #222222 }")),
                "GetUICustomization",
                (cognito, pool) -> cognito.getUICustomization(request -> request.userPoolId(pool.id())));
    }

    private static String created(CognitoIdentityProviderClient cognito, Pool pool, String client) {
        return cognito.createManagedLoginBranding(request ->
                        request.userPoolId(pool.id()).clientId(client).settings(SETTINGS))
                .managedLoginBranding()
                .managedLoginBrandingId();
    }
}
