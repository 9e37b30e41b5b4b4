package io.heyi.web.internal;

import io.heyi.shared.FieldError;
import io.heyi.web.ApprovedPolicies;
import io.heyi.web.Policies;
import io.heyi.web.PolicyGroup;
import io.heyi.web.PolicyGroup.Home;
import io.heyi.web.PolicyGroup.Setting;
import io.heyi.web.PolicyText;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.stereotype.Component;

/** Binds settings as the start of the product does, into the records of the modules that own them, which know their own limits. */
@Component
class BoundPolicies implements Policies {

    private static final String OF_THE_PRODUCT = "Config resource 'class path resource [application";

    private final ObjectProvider<PolicyGroup> groups;
    private final ConfigurableEnvironment environment;

    BoundPolicies(ObjectProvider<PolicyGroup> groups, ConfigurableEnvironment environment) {
        this.groups = groups;
        this.environment = environment;
    }

    @Override
    public Map<PolicyGroup, List<Known>> byGroup() {
        var byGroup = new LinkedHashMap<PolicyGroup, List<Known>>();
        var now = bound(ApprovedPolicies.in(environment).map(ApprovedPolicies::values).orElse(Map.of()));
        groups.stream().sorted(Comparator.comparingInt(PolicyGroup::order)).forEach(group -> byGroup.put(group, group.settings().stream().map(setting -> known(setting, now)).toList()));
        return byGroup;
    }

    private Known known(Setting setting, Map<Home, Record> now) {
        if (setting.home() == null) {
            return new Known(setting, "fixed", List.of(), "", source(setting.name()));
        }
        var type = PolicyNotation.typeOf(setting);
        var value = Optional.ofNullable(now.get(setting.home())).map(record -> PolicyNotation.valueIn(record, setting)).orElse(null);
        return new Known(setting, PolicyNotation.kind(type), PolicyNotation.choices(type), PolicyNotation.of(value), source(setting.name()));
    }

    private Map<Home, Record> bound(Map<String, Object> differing) {
        var records = new LinkedHashMap<Home, Record>();
        settings().stream().map(Setting::home).distinct().forEach(home -> {
            try {
                records.put(home, bind(home, differing));
            } catch (BindException e) {
                // a value that the record refuses is told by faults
            }
        });
        return records;
    }

    private List<Setting> settings() {
        return groups.stream().flatMap(group -> group.settings().stream()).filter(setting -> setting.home() != null).toList();
    }

    private Record bind(Home home, Map<String, Object> differing) {
        var sources = new ArrayList<ConfigurationPropertySource>();
        sources.add(new MapConfigurationPropertySource(PolicyText.properties(differing)));
        sources().stream().filter(source -> !isApproved(source)).forEach(sources::add);
        return new Binder(sources, new PropertySourcesPlaceholdersResolver(environment)).bindOrCreate(home.prefix(), home.type());
    }

    private List<ConfigurationPropertySource> sources() {
        return StreamSupport.stream(ConfigurationPropertySources.from(environment.getPropertySources()).spliterator(), false).toList();
    }

    private static boolean isApproved(ConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof PropertySource<?> named && named.getName().equals(ApprovedPolicies.NAME);
    }

    private Source source(String setting) {
        var name = ConfigurationPropertyName.adapt(setting, '.');
        return sources().stream().filter(source -> source.getConfigurationProperty(name) != null || source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT).findFirst()
                .map(source -> isApproved(source) ? Source.APPROVED : isShipped(source) ? Source.SHIPPED : Source.OUTSIDE).orElse(Source.SHIPPED);
    }

    private static boolean isShipped(ConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof PropertySource<?> named && named.getName().startsWith(OF_THE_PRODUCT);
    }

    @Override
    public List<FieldError> faults(String text) {
        Map<String, Object> differing;
        try {
            differing = PolicyText.read(text);
        } catch (IllegalArgumentException e) {
            var at = e.getCause() instanceof JsonProcessingException json && json.getLocation() != null ? json.getLocation().getLineNr() : 1;
            return List.of(FieldError.of("content", "web.policies.error.text", at));
        }
        var homes = new LinkedHashMap<String, Home>();
        settings().forEach(setting -> homes.put(setting.name(), setting.home()));
        var errors = new ArrayList<FieldError>();
        differing.keySet().stream().filter(name -> !homes.containsKey(name)).forEach(name -> errors.add(FieldError.of(name, "web.policies.error.unknown", name)));
        var touched = new LinkedHashSet<Home>();
        differing.keySet().stream().filter(homes::containsKey).map(homes::get).forEach(touched::add);
        touched.forEach(home -> fault(home, differing).ifPresent(errors::add));
        return List.copyOf(errors);
    }

    private Optional<FieldError> fault(Home home, Map<String, Object> differing) {
        try {
            bind(home, differing);
            return Optional.empty();
        } catch (BindException e) {
            var reason = rootOf(e);
            var named = differing.keySet().stream().filter(name -> String.valueOf(reason.getMessage()).contains(name) || String.valueOf(e.getName()).startsWith(name)).findFirst();
            var name = named.orElseGet(() -> differing.keySet().stream().filter(one -> one.startsWith(home.prefix() + ".")).findFirst().orElse(home.prefix()));
            var value = String.valueOf(differing.getOrDefault(name, ""));
            return Optional.of(isUnreadable(e, reason) ? FieldError.of(name, "web.policies.error.unreadable", name, value) : FieldError.of(name, "web.policies.error.refused", name, value, String.valueOf(reason.getMessage())));
        }
    }

    /** Whether it could not even be read as what it should be; what the record itself says against it tells more. */
    private static boolean isUnreadable(BindException fault, Throwable root) {
        for (Throwable one = fault; one != null; one = one.getCause()) {
            if (one instanceof ConversionException) {
                return !String.valueOf(root.getMessage()).contains("heyi.");
            }
        }
        return root.getMessage() == null;
    }

    private static Throwable rootOf(Throwable fault) {
        var root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    @Override
    public Map<String, Object> values(Map<String, Object> differing) {
        var values = new LinkedHashMap<String, Object>();
        var bound = bound(differing);
        settings().stream().filter(setting -> bound.containsKey(setting.home())).forEach(setting -> values.put(setting.name(), PolicyNotation.readable(PolicyNotation.valueIn(bound.get(setting.home()), setting))));
        return values;
    }
}
