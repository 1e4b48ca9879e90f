import type { EChartsCoreOption } from 'echarts/core';
import { lazy, Suspense } from 'react';
import { useLanguage } from '../words/language.tsx';
import './chart.css';

const Canvas = lazy(async () => ({ default: (await import('./chart-canvas.tsx')).ChartCanvas }));

interface ChartProps {
  /** What the picture says, in a sentence. */
  readonly title: string;
  /** The same for who cannot see it; the numbers themselves are in a table beside it. */
  readonly description: string;
  readonly option: EChartsCoreOption;
  readonly height: 'low' | 'middle' | 'high';
}

/** A picture of a table that is already on the page; what draws it is fetched once the page stands. */
export function Chart({ title, description, option, height }: ChartProps) {
  const { language } = useLanguage();
  return (
    <figure className="chart stack">
      <figcaption>{title}</figcaption>
      <div className={`chart-canvas chart-${height}`}>
        <Suspense fallback={null}>
          <Canvas option={option} description={description} language={language} />
        </Suspense>
      </div>
    </figure>
  );
}
