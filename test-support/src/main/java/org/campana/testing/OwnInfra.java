package org.campana.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.support.TestPropertySourceUtils;

/// Gives a test class's context its own database and topic prefix on the shared pair.
///
/// @param owner the outermost test class; contexts of different owners are never shared
/// @param carrier whether to start a simulated carrier for it
record OwnInfra(Class<?> owner, boolean carrier) implements ContextCustomizer {

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
        MapPropertySource own = new MapPropertySource("campana test infra", properties(context));
        MutablePropertySources sources = context.getEnvironment().getPropertySources();
        if (sources.contains(TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME)) {
            sources.addAfter(TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME, own);
        } else {
            sources.addFirst(own);
        }
        if (TestInfra.inContainers() && context.getBeanFactory() instanceof BeanDefinitionRegistry registry) {
            registry.registerBeanDefinition("containerPair", new RootBeanDefinition(ContainerPair.class));
        }
    }

    private Map<String, Object> properties(ConfigurableApplicationContext context) {
        String name = TestInfra.uniqueName();
        TestDatabase database = TestInfra.freshDatabase(name);
        int port = TestInfra.freePort();
        String publicUrl = "http://localhost:" + port;
        Map<String, Object> properties = new HashMap<>(Map.of(
                "spring.kafka.bootstrap-servers",
                TestInfra.kafka(),
                "spring.datasource.url",
                database.url(),
                "spring.datasource.username",
                database.user(),
                "spring.datasource.password",
                database.password(),
                "campana.kafka.prefix",
                name + ".",
                "campana.kafka.partitions",
                "2",
                "campana.instance",
                "test",
                "server.port",
                port,
                "campana.public-url",
                publicUrl));
        if (carrier) {
            SimulatedCarrier started = SimulatedCarrier.start(publicUrl);
            DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
            beans.registerSingleton("simulatedCarrier", started);
            beans.registerDisposableBean("simulatedCarrier", started::close);
            properties.putAll(started.notifierProperties());
        }
        return properties;
    }

    /// Found by [CampanaIntegrationTest].
    static final class Factory implements ContextCustomizerFactory {

        @Override
        public @Nullable ContextCustomizer createContextCustomizer(
                Class<?> testClass, List<ContextConfigurationAttributes> configAttributes) {
            Class<?> outermost = testClass;
            while (outermost.getEnclosingClass() != null) {
                outermost = outermost.getEnclosingClass();
            }
            CampanaIntegrationTest asked =
                    TestContextAnnotationUtils.findMergedAnnotation(testClass, CampanaIntegrationTest.class);
            return new OwnInfra(outermost, asked != null && asked.carrier());
        }
    }
}
