package org.campana.web;

import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/// What a program without accounts and without a database imports to stand on the web: security headers and chains,
/// problems, pages, strict JSON, the clock. Everything under `/api` does not exist there.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WebSettings.class, NetworkSettings.class})
@Import({
    OuterWall.class,
    SecurityChains.class,
    StrictJson.class,
    ProblemAdvice.class,
    ProblemPages.class,
    ErrorPages.class,
    Icon.class
})
public class OpenFrameConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    AccessRules frameAccess() {
        return AccessRules.of(
                AccessRules.everyone(HttpMethod.GET, "/problems/{slug}"),
                AccessRules.everyone(HttpMethod.GET, "/favicon.ico"));
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    UnlistedRoutes unlistedRoutes(Map<String, RequestMappingHandlerMapping> mappings, AccessGate gate) {
        return new UnlistedRoutes(mappings.values(), gate);
    }

    /// Every module's `i18n/<module>.properties`; a text missing in a language is shown in English, never in the
    /// language of the machine.
    @Bean
    MessageSource messageSource() throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:i18n/*.properties");
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames(Arrays.stream(files)
                .map(file -> Objects.requireNonNull(file.getFilename()))
                .map(name -> "i18n/" + name.replaceFirst("(_[a-zA-Z]+)*\\.properties$", ""))
                .distinct()
                .sorted()
                .toArray(String[]::new));
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        // Else an apostrophe is written once in a text without values and twice in one with them.
        messages.setAlwaysUseMessageFormat(true);
        return messages;
    }

    @Bean
    Languages localeResolver(WebSettings settings, ObjectProvider<PageLanguages> pages) {
        return new Languages(settings.secure(), pages.orderedStream().toList());
    }

    @Bean
    FrameBean frame(NetworkSettings network, Languages languages) {
        return new FrameBean(network, languages);
    }

    @Bean
    DoctypeDialect doctypeDialect() {
        return new DoctypeDialect();
    }

    @Bean
    WebMvcConfigurer frameInterceptors(Languages languages) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(languages);
                registry.addInterceptor(new FormTokenInterceptor());
            }
        };
    }
}
