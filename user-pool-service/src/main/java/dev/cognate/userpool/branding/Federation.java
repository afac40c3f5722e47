package dev.cognate.userpool.branding;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the ways to sign in with somebody else look.
 *
 * @param first whether they stand before the form for the pool's own users
 * @param order the names of providers in their order; others come after these
 * @param icons pictures in place of our own, by the name of the provider
 */
public record Federation(boolean first, List<String> order, Map<String, Brand.Image> icons) {
    static final Federation DEFAULT = new Federation(false, List.of(), Map.of());

    public Federation {
        order = List.copyOf(order);
        icons = Map.copyOf(icons);
    }

    /** Puts the names of providers in order. */
    public Comparator<String> byOrder() {
        return Comparator.comparingInt(name -> order.contains(name) ? order.indexOf(name) : order.size());
    }

    /** The picture for a provider. */
    public Optional<Brand.Image> icon(String provider) {
        return Optional.ofNullable(icons.get(provider));
    }
}
