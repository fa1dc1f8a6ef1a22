import pytest

from buddy.adapters.understanding.embedded import (
    EmbeddedClassifier,
    EmbeddedMatcher,
    EmbeddedModels,
)
from buddy.adapters.understanding.memory import MemoryClassifier, MemoryMatcher
from buddy.ports.understanding import IntentClassifier, ToolMatcher
from buddy.testing.conformance.understanding import ClassifierSuite, MatcherSuite


@pytest.fixture(scope="module")
def models() -> EmbeddedModels:
    return EmbeddedModels()


class TestMemoryClassifier(ClassifierSuite):
    @pytest.fixture
    def classifier(self) -> IntentClassifier:
        return MemoryClassifier()


class TestMemoryMatcher(MatcherSuite):
    @pytest.fixture
    def matcher(self) -> ToolMatcher:
        return MemoryMatcher()


class TestEmbeddedClassifier(ClassifierSuite):
    @pytest.fixture
    def classifier(self, models: EmbeddedModels) -> IntentClassifier:
        return EmbeddedClassifier(models)


class TestEmbeddedMatcher(MatcherSuite):
    @pytest.fixture
    def matcher(self, models: EmbeddedModels) -> ToolMatcher:
        return EmbeddedMatcher(models)
