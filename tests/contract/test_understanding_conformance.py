import pytest

from buddy.adapters.understanding.embedded import (
    EmbeddedClassifier,
    EmbeddedEncoder,
    EmbeddedMatcher,
    EmbeddedModels,
    EmbeddedReader,
)
from buddy.adapters.understanding.memory import MemoryClassifier, MemoryMatcher
from buddy.adapters.understanding.memory_encoder import MemoryEncoder
from buddy.adapters.understanding.memory_reader import MemoryReader
from buddy.ports.understanding import IntentClassifier, MessageReader, ObjectiveEncoder, ToolMatcher
from buddy.testing.conformance.message_reader import MessageReaderSuite
from buddy.testing.conformance.understanding import ClassifierSuite, EncoderSuite, MatcherSuite


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


class TestMemoryReader(MessageReaderSuite):
    @pytest.fixture
    def reader(self) -> MessageReader:
        return MemoryReader()


class TestEmbeddedReader(MessageReaderSuite):
    @pytest.fixture
    def reader(self, models: EmbeddedModels) -> MessageReader:
        return EmbeddedReader(models)


class TestMemoryEncoder(EncoderSuite):
    @pytest.fixture
    def encoder(self) -> ObjectiveEncoder:
        return MemoryEncoder()


class TestEmbeddedEncoder(EncoderSuite):
    @pytest.fixture
    def encoder(self, models: EmbeddedModels) -> ObjectiveEncoder:
        return EmbeddedEncoder(models)
