package dev.cognate.userpool.branding;

import dev.cognate.contract.idp.AssetCategoryType;
import dev.cognate.contract.idp.AssetExtensionType;
import dev.cognate.contract.idp.AssetType;
import dev.cognate.contract.idp.ColorSchemeModeType;
import dev.cognate.contract.idp.ManagedLoginBrandingType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Describes styles as the API does. */
@ApplicationScoped
class StyleAnswers {
    private final FileStore files;
    private final MergedSettings merged;

    StyleAnswers(FileStore files, MergedSettings merged) {
        this.files = files;
        this.merged = merged;
    }

    /**
     * A style with its pictures' bytes.
     *
     * @param whole whether what the style leaves out is told too, as it is by default
     */
    Uni<ManagedLoginBrandingType> describe(Mutiny.Session session, Style style, boolean whole) {
        return assets(session, style)
                .map(assets -> ManagedLoginBrandingType.builder()
                        .managedLoginBrandingId(style.id().toString())
                        .userPoolId(style.poolId())
                        .useCognitoProvidedValues(style.providedValues())
                        .settings(
                                whole
                                        ? merged.overDefaults(style.settings())
                                        : style.settings().orElse(null))
                        .assets(assets)
                        .creationDate(style.createdAt())
                        .lastModifiedDate(style.modifiedAt())
                        .build());
    }

    private Uni<List<AssetType>> assets(Mutiny.Session session, Style style) {
        Uni<List<AssetType>> all = Uni.createFrom().item(new ArrayList<>());
        for (Picture picture : style.pictures()) {
            all = all.chain(known -> bytes(session, style, picture).map(content -> {
                known.add(asset(picture, content.length == 0 ? null : content));
                return known;
            }));
        }
        return all;
    }

    private Uni<byte[]> bytes(Mutiny.Session session, Style style, Picture picture) {
        if (picture.file() == null) {
            return Uni.createFrom().item(new byte[0]);
        }
        return files.find(session, style.poolId(), style.clientId(), picture.file())
                .map(found -> found.orElseGet(() -> new byte[0]));
    }

    private static AssetType asset(Picture picture, byte[] content) {
        return AssetType.builder()
                .category(AssetCategoryType.of(picture.category()))
                .colorMode(ColorSchemeModeType.of(picture.mode()))
                .extension(AssetExtensionType.of(picture.extension()))
                .resourceId(picture.resourceId())
                .bytes(content)
                .build();
    }
}
