"""The public suite of learning from ratings over the selector that the server constructs."""

from buddy.testing.learning import LearningBench


class Agent(LearningBench):
    def choose(self, text: str) -> str:
        return self.best(text)

    def update(self, text: str, arm: str, reward: float) -> None:
        self.learn(text, arm, served=reward > 0.5)
